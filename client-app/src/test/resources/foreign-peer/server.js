// The WebSocket to the signaling server: hello, requests and their replies, heartbeat, and a new socket when one ends.
// docs/protocol.md: Transport, Messages, Saying hello, Heartbeat, Errors.

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

export class Server {
  #url;
  #socket;
  #lastId = 0;
  #waiting = new Map(); // by request id: who waits for the reply
  #pauseMs = FIRST_PAUSE_MS;
  #retryAfterMs;
  #heartbeat;
  #isAway = false;

  welcome = null; // while connected

  /** What is called: onwelcome(welcome), onmessage(type, data), onlost(), onrefused(error). */
  constructor(url, listener) {
    this.#url = url;
    this.listener = listener;
  }

  get isConnected() {
    return this.welcome !== null;
  }

  open() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#retryAfterMs = undefined;
    socket.onopen = () => this.#hello();
    socket.onmessage = event => this.#receive(JSON.parse(event.data));
    socket.onclose = () => this.#ended(socket);
  }

  send(type, data, id) {
    this.#socket.send(JSON.stringify({ type, id, data }));
  }

  /** Resolves to the reply's data; rejects with the error's data. */
  request(type, data) {
    const id = String(++this.#lastId);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.send(type, data, id);
    });
  }

  /** Test: there is no way to the server until comeBack(). */
  goAway() {
    this.#isAway = true;
    this.#drop();
  }

  comeBack() {
    this.#isAway = false;
    this.open();
  }

  #drop() {
    const socket = this.#socket;
    socket.close();
    this.#ended(socket); // a socket without a network takes its time to say so itself
  }

  async #hello() {
    try {
      this.welcome = await this.request('hello', { protocol: 1, client: 'foreign-peer/1', capabilities: [] });
    } catch (error) {
      return; // a goodbye follows
    }
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#keepAlive(this.welcome.heartbeatMs);
    this.listener.onwelcome(this.welcome);
  }

  #keepAlive(heartbeatMs) {
    let heardAt = performance.now();
    this.#heartbeat = setInterval(() => {
      if (performance.now() - heardAt > 2 * heartbeatMs) {
        this.#drop();
        return;
      }
      this.request('ping').then(() => (heardAt = performance.now()), () => {});
    }, heartbeatMs / 2);
  }

  #receive({ type, re, data = {} }) {
    const waiting = this.#waiting.get(re);
    this.#waiting.delete(re);
    if (type === 'error') {
      waiting?.reject(data); // one without a request concerns a signal; its offer is sent again anyway
    } else if (waiting) {
      waiting.resolve(data);
    } else if (type === 'goodbye') {
      this.#retryAfterMs = data.retryAfterMs ?? Infinity;
      this.goodbye = data;
    } else {
      this.listener.onmessage(type, data);
    }
  }

  #ended(socket) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    clearInterval(this.#heartbeat);
    this.#waiting.forEach(({ reject }) => reject({ code: 'connection-lost' }));
    this.#waiting.clear();
    this.welcome = null;
    this.listener.onlost();
    if (this.#isAway) return;
    if (this.#retryAfterMs === Infinity) {
      this.listener.onrefused(this.goodbye);
      return;
    }
    setTimeout(() => this.open(), this.#retryAfterMs ?? this.#pauseMs * (0.5 + Math.random()));
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }
}
