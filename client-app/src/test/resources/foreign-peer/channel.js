// The data channel of a pair: chat that comes exactly once, pings, and whatever else is said on it.
// docs/protocol.md: The data channel.

export class Channel {
  #channel;
  #memory;
  #listener;
  #pings = new Map();

  /**
   * memory: what is kept of the person from one channel to the next: shown, the ids of its chat messages, and
   * unconfirmed, ours to it by id, in the order in which they were written.
   * listener: onopen(), onmessage(type, data), onchat(message), ondelivered(id), onerror(text).
   */
  constructor(pc, memory, listener) {
    this.#memory = memory;
    this.#listener = listener;
    this.#channel = pc.createDataChannel('parley', { negotiated: true, id: 0 });
    this.#channel.onmessage = event => this.#heard(event.data);
    this.#channel.onopen = () => {
      memory.unconfirmed.forEach(message => this.tell('chat', message));
      listener.onopen();
    };
  }

  get isOpen() {
    return this.#channel.readyState === 'open';
  }

  close() {
    this.#channel.close();
  }

  tell(type, data) {
    if (this.isOpen) this.#channel.send(JSON.stringify({ type, data }));
  }

  /** Resolves to the time of a round trip, in ms. */
  ping() {
    return new Promise(resolve => {
      const token = Math.floor(Math.random() * 2 ** 53);
      this.#pings.set(token, { resolve, at: performance.now() });
      this.tell('ping', { token });
    });
  }

  #heard(text) {
    try {
      const { type, data = {} } = JSON.parse(text);
      this.#act(type, data);
    } catch (error) {
      this.#listener.onerror(`${error}: ${text}`);
    }
  }

  #act(type, data) {
    switch (type) {
      case 'chat':
        this.tell('chat-delivered', { id: data.id });
        if (!this.#memory.shown.has(data.id)) {
          this.#memory.shown.add(data.id);
          this.#listener.onchat(data);
        }
        break;
      case 'chat-delivered':
        if (this.#memory.unconfirmed.delete(data.id)) this.#listener.ondelivered(data.id);
        break;
      case 'ping':
        this.tell('pong', { token: data.token });
        break;
      case 'pong':
        this.#pings.get(data.token)?.resolve(performance.now() - this.#pings.get(data.token).at);
        this.#pings.delete(data.token);
        break;
      default:
        this.#listener.onmessage(type, data);
    }
  }
}
