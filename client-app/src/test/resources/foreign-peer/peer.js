// One other participant and the connection to it.
// docs/protocol.md: Connecting to a peer, Signals, The data channel.

import { Channel } from './channel.js';
import { Flow, measure, ufrag } from './health.js';

const RESEND_MS = 2_000;
const PATIENCE_MS = 5_000;
const HEALTH_MS = 2_000;
const RESTARTS = 3; // then a new connection
const MOST_EARLY_CANDIDATES = 200;
const MOST_LINKS = 28;
const UNSEEN_VIEW = { width: 640, height: 360 };

export class Peer {
  state = 'connecting';
  pc = null;
  channel = null;
  stream = new MediaStream();
  log = { channels: 0, restarts: 0, won: 0, yielded: 0, resent: 0, errors: [] };
  collide = false; // test: make an own offer just before the next one of the peer is looked at
  deaf = false; // test: tell the peer that nothing arrives

  #meeting;
  #work = Promise.resolve();
  #wantsRestart = false;
  #failures = 0;
  #mending;
  #resending;
  #health;
  #view = UNSEEN_VIEW;
  #flow;

  /** generation: the highest this pair ever had, 0 for none. memory: see Channel. */
  constructor(meeting, id, generation, memory) {
    this.#meeting = meeting;
    this.id = id;
    this.generation = generation;
    this.memory = memory;
    this.link = { peer: id, state: 'connecting', path: 'unknown', lossPerMille: 0, audio: false, video: false };
  }

  get polite() {
    return this.#meeting.self < this.id;
  }

  // --- what others ask for: each runs after the one before it has finished -----------------------------------------

  /** Builds the connection of the next generation and offers it. */
  startOver() {
    return this.#do(async () => {
      this.#build(this.generation + 1);
      const { audio, video } = this.#meeting.tracks;
      this.pc.addTransceiver(audio, { direction: 'sendrecv' });
      this.pc.addTransceiver(video, { direction: 'sendrecv' });
      this.pc.addTransceiver('video', { direction: 'sendrecv' });
      await this.#offer();
    });
  }

  restartIce() {
    return this.#do(() => {
      this.#wantsRestart = true;
      return this.#offerIfWanted();
    });
  }

  receive(type, data) {
    return this.#do(() => this.#receive(type, data));
  }

  /** The peer, or our connection to the server, is back: what was said meanwhile is lost. */
  repeat() {
    return this.#do(() => this.#resend(this.pending));
  }

  /** A relay ends what has expired, so a connection over one is restarted. */
  useIceServers() {
    if (!this.pc) return;
    this.pc.setConfiguration({ ...this.pc.getConfiguration(), iceServers: this.#meeting.iceServers });
    if (this.link.path === 'relay') this.restartIce();
  }

  close() {
    this.#do(() => this.#close());
  }

  #do(task) {
    this.#work = this.#work.then(task).catch(error => this.log.errors.push(String(error)));
    return this.#work;
  }

  // --- negotiation -------------------------------------------------------------------------------------------------

  #build(generation) {
    this.#close();
    this.generation = generation;
    this.pending = null; // our offer while it is unanswered
    this.answered = null; // our last answer
    this.remote = null; // the peer's last description
    this.remoteOffer = null; // its last offer
    this.made = 0; // descriptions of ours
    this.taken = 0; // the number of the peer's last one that was applied
    this.early = []; // candidates whose description has not come yet
    this.described = null; // the last description we sent: what new candidates belong to
    const pc = new RTCPeerConnection({ iceServers: this.#meeting.iceServers, bundlePolicy: 'max-bundle' });
    pc.onicecandidate = event => this.#gathered(event.candidate);
    pc.onconnectionstatechange = () => this.#watch();
    pc.ontrack = event => this.#show(event.transceiver);
    this.pc = pc;
    this.#flow = new Flow();
    this.channel = new Channel(pc, this.memory, {
      onopen: () => this.#opened(),
      onmessage: (type, data) => this.#heard(type, data),
      onchat: message => this.#meeting.chat(this, message),
      ondelivered: id => this.#meeting.delivered(this, id),
      onerror: error => this.log.errors.push(error),
    });
    this.#health = setInterval(() => this.#report(), HEALTH_MS);
  }

  #close() {
    clearTimeout(this.#mending);
    clearTimeout(this.#resending);
    clearInterval(this.#health);
    this.channel?.close();
    this.pc?.close();
    this.pc = this.channel = null;
    this.stream.getTracks().forEach(track => this.stream.removeTrack(track));
  }

  async #offerIfWanted() {
    if (this.#wantsRestart && this.pc?.remoteDescription && !this.pending) {
      await this.#offer();
    }
  }

  async #offer() {
    const iceRestart = this.#wantsRestart;
    this.#wantsRestart = false;
    await this.pc.setLocalDescription(await this.pc.createOffer({ iceRestart }));
    this.pending = this.#described('offer', iceRestart);
    this.#resendLater();
  }

  #described(type, iceRestart, answers) {
    const data = { number: ++this.made, answers, sdp: this.pc.localDescription.sdp };
    this.described = { type, data, candidates: [], iceRestart };
    this.#signal(type, data);
    return this.described;
  }

  #gathered(candidate) {
    if (candidate?.candidate === '') return; // the null that follows says it too
    const line = candidate?.toJSON() ?? { candidate: '', sdpMid: '0', sdpMLineIndex: 0 };
    this.described?.candidates.push(line);
    this.#signal('ice-candidate', { candidate: line });
  }

  #signal(type, data) {
    this.#meeting.signal(this, type, { generation: this.generation, ...data });
  }

  #resendLater() {
    clearTimeout(this.#resending);
    this.#resending = setTimeout(() => this.#do(() => {
      if (!this.pending) return;
      this.#resend(this.pending);
      this.#resendLater();
    }), RESEND_MS);
  }

  #resend(description) {
    if (!description) return;
    this.log.resent++;
    this.#signal(description.type, description.data);
    description.candidates.forEach(candidate => this.#signal('ice-candidate', { candidate }));
  }

  async #receive(type, data) {
    if (data.generation < this.generation) return;
    if (data.generation > this.generation || !this.pc) {
      if (type !== 'offer') return;
      this.#build(data.generation);
    }
    switch (type) {
      case 'offer':
        return this.#receiveOffer(data);
      case 'answer':
        return this.#receiveAnswer(data);
      case 'ice-candidate':
        return this.#receiveCandidate(data.candidate);
    }
  }

  async #receiveOffer({ sdp, number = 0 }) {
    if (sdp === this.remoteOffer) {
      this.#resend(this.answered);
      return;
    }
    if (this.#isOld(number)) return;
    await this.#collideIfAsked();
    if (this.pending && !this.polite) {
      this.log.won++;
      this.#resend(this.pending);
      return;
    }
    if (this.pending) await this.#yield();
    await this.#apply({ type: 'offer', sdp }, number);
    this.remoteOffer = sdp;
    await this.#sendOnItsTransceivers();
    await this.pc.setLocalDescription();
    this.answered = this.#described('answer', false, number);
    await this.#offerIfWanted();
  }

  async #collideIfAsked() {
    if (!this.collide || this.pending) return;
    this.collide = false;
    this.#wantsRestart = true;
    await this.#offer();
  }

  /** Takes the own offer back. What it was for is offered again, unless the peer's does it. */
  async #yield() {
    this.log.yielded++;
    this.#wantsRestart ||= this.pending.iceRestart;
    if (this.pc.remoteDescription) {
      this.pending = null;
      await this.pc.setLocalDescription({ type: 'rollback' });
    } else {
      this.#build(this.generation); // both started over
    }
  }

  async #sendOnItsTransceivers() {
    const [audio, video, screen] = this.pc.getTransceivers();
    [audio, video, screen].forEach(transceiver => (transceiver.direction = 'sendrecv'));
    await audio.sender.replaceTrack(this.#meeting.tracks.audio);
    await video.sender.replaceTrack(this.#meeting.tracks.video);
  }

  async #receiveAnswer({ sdp, number = 0, answers = 0 }) {
    const isToAnother = answers > 0 && answers !== this.pending?.data.number;
    if (!this.pending || isToAnother || this.#isOld(number)) return;
    this.pending = null;
    await this.#apply({ type: 'answer', sdp }, number);
    await this.#offerIfWanted();
  }

  /** True for one that came before, or was made before one that came. Who does not count says 0. */
  #isOld(number) {
    return number > 0 && number <= this.taken;
  }

  async #apply(description, number) {
    this.taken = number;
    if (this.remote && ufrag(description.sdp) !== ufrag(this.remote)) {
      this.log.restarts++;
      this.#wantsRestart = false;
    }
    await this.pc.setRemoteDescription(description);
    this.remote = description.sdp;
    const early = this.early.splice(0);
    for (const candidate of early) await this.#receiveCandidate(candidate);
    await this.#limitCamera();
  }

  async #receiveCandidate({ candidate, sdpMid, sdpMLineIndex }) {
    const of = /ufrag (\S+)/.exec(candidate)?.[1];
    if (this.remote && (!of || of === ufrag(this.remote))) {
      await this.pc.addIceCandidate({ candidate, sdpMid, sdpMLineIndex: sdpMLineIndex ?? (sdpMid ? null : 0) });
    } else if (this.early.length < MOST_EARLY_CANDIDATES) {
      this.early.push({ candidate, sdpMid, sdpMLineIndex });
    }
  }

  // --- mending -----------------------------------------------------------------------------------------------------

  #watch() {
    clearTimeout(this.#mending);
    switch (this.pc?.connectionState) {
      case 'connected':
        this.#failures = 0;
        this.#become('connected');
        break;
      case 'disconnected':
        this.#become('reconnecting');
        this.#mending = setTimeout(() => this.#mend(), PATIENCE_MS);
        break;
      case 'failed':
        this.#become('failed');
        this.#mend();
        break;
    }
  }

  #mend() {
    this.#failures++;
    if (this.#failures > RESTARTS) {
      this.#failures = 0;
      this.#become('connecting');
      this.startOver();
      return;
    }
    this.#become('reconnecting');
    this.restartIce();
    this.#mending = setTimeout(() => this.#mend(), PATIENCE_MS);
  }

  #become(state) {
    this.state = this.link.state = state;
    this.#meeting.changed();
  }

  // --- media -------------------------------------------------------------------------------------------------------

  /** Microphone and camera are shown; where the track is in the description says which it is. */
  #show(transceiver) {
    const place = this.pc.getTransceivers().indexOf(transceiver);
    if (place < 2) this.stream.addTrack(transceiver.receiver.track);
  }

  /** Sends no larger a picture than the peer shows. */
  async #limitCamera() {
    const sender = this.pc.getTransceivers()[1].sender;
    const parameters = sender.getParameters();
    if (!sender.track || parameters.encodings.length === 0) return;
    const camera = sender.track.getSettings();
    const [encoding] = parameters.encodings;
    const { width, height } = this.#view;
    encoding.active = width > 0 && height > 0;
    if (encoding.active) {
      encoding.scaleResolutionDownBy = Math.max(1, camera.width / width, camera.height / height);
    }
    await sender.setParameters(parameters);
  }

  // --- the data channel --------------------------------------------------------------------------------------------

  #opened() {
    this.log.channels++;
    this.tell('view', this.#meeting.sizeOf(this));
    this.#meeting.changed();
  }

  get isOpen() {
    return this.channel?.isOpen ?? false;
  }

  tell(type, data) {
    this.channel?.tell(type, data);
  }

  answerPing({ generation }) {
    this.#meeting.signal(this, 'peer-pong', { generation });
  }

  say(message) {
    this.memory.unconfirmed.set(message.id, message);
    this.tell('chat', message);
  }

  #heard(type, data) {
    switch (type) {
      case 'view':
        this.#view = data;
        return this.#do(() => this.pc && this.#limitCamera());
      case 'offer':
      case 'answer':
      case 'ice-candidate':
        return this.receive(type, data);
      case 'health':
        return this.#compare(data);
    }
  }

  // --- health ------------------------------------------------------------------------------------------------------

  async #report() {
    const measured = await this.measure();
    if (!measured || !this.#flow) return;
    Object.assign(this.link, this.#flow.since(measured));
    this.tell('health', {
      audioPackets: this.deaf ? 0 : measured.audioPackets,
      videoFrames: this.deaf ? 0 : measured.videoFrames,
      links: this.#meeting.links().slice(0, MOST_LINKS),
    });
  }

  /** Restarts a connection that sends what the peer does not receive. */
  #compare(health) {
    this.health = health;
    if (this.#flow.isDeafTo(health) && this.state === 'connected') {
      this.#flow.countAnew();
      this.restartIce();
    }
  }

  /** What the browser counted on this connection, and null if there is none. */
  async measure() {
    return this.pc && measure(this.pc);
  }
}
