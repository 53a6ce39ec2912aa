// A meeting in a page: who is in the room, and one Peer for each of them.
// docs/protocol.md: In a room, Coming back, Signals.

import { ufrag } from './health.js';
import { Peer } from './peer.js';
import { Server } from './server.js';

const wish = new URLSearchParams(location.hash.slice(1));
const room = wish.get('room');
const name = wish.get('name').normalize('NFC');
const media = { audio: true, video: true, screen: false };
const ticketKey = `ticket of ${name} in ${room}`;

const participants = new Map(); // by id: what the server says of the others
const peers = new Map(); // by id: the connections to them
const generations = new Map(); // by id: the highest so far, also of those who are gone
const memories = new Map(); // by name: the chat with each person
const said = new Map();
const chats = [];
const confirmed = [];
let state = 'starting';
let fresh = true; // the connections of an earlier page are lost
let joins = 0;
let refreshing;

const meeting = {
  self: '',
  iceServers: [],
  tracks: null,
  signal: sendSignal,
  changed: show,
  sizeOf: () => ({ width: 320, height: 180 }),
  links: () => [...peers.values()].map(peer => peer.link),
  chat(peer, { id, text, sentAt }) {
    chats.push({ from: peer.id, name: participants.get(peer.id)?.name, id, text: text.normalize('NFC'), sentAt });
    show();
  },
  delivered(peer, id) {
    confirmed.push({ to: peer.id, id });
  },
};

const server = new Server(wish.get('server'), {
  onwelcome: enter,
  onmessage: act,
  onlost: () => become('reconnecting'),
  onrefused: error => become(`refused: ${error.code}`),
});

async function enter() {
  const ticket = sessionStorage.getItem(ticketKey) ?? undefined;
  try {
    const joined = await server.request('join-room', { room, name, media, ticket, fresh });
    fresh = false;
    joins++;
    joinedRoom(joined);
  } catch (error) {
    become(`refused: ${error.code}`);
  }
}

function joinedRoom({ self, participants: others, iceServers, iceTtlSeconds, ticket, resumed }) {
  keepTicket(ticket);
  useIceServers(iceServers, iceTtlSeconds);
  if (!resumed) [...peers.keys()].forEach(leave);
  meeting.self = self;
  participants.clear();
  others.forEach(other => participants.set(other.id, other));
  become('joined');
  if (resumed) {
    others.filter(other => !peers.has(other.id)).forEach(other => know(other.id).startOver());
    peers.forEach(peer => peer.repeat());
    setTimeout(leaveTheAbsent, server.welcome.graceMs);
  } else {
    others.forEach(other => know(other.id)); // they make the offers
  }
}

function keepTicket(ticket) {
  if (ticket) sessionStorage.setItem(ticketKey, ticket);
}

/** Fresh credentials are asked for before these expire. */
function useIceServers(iceServers, ttlSeconds) {
  meeting.iceServers = iceServers;
  peers.forEach(peer => peer.useIceServers());
  clearTimeout(refreshing);
  if (ttlSeconds > 0) refreshing = setTimeout(refreshIceServers, Math.min(800 * ttlSeconds, 2 ** 31 - 1));
}

async function refreshIceServers() {
  if (!server.isConnected) return; // joining again brings new ones
  const { servers, ttlSeconds } = await server.request('get-ice-servers');
  useIceServers(servers, ttlSeconds);
}

function leaveTheAbsent() {
  if (state === 'joined') [...peers.keys()].filter(id => !participants.has(id)).forEach(leave);
}

function act(type, data) {
  if (data.room !== room) return;
  switch (type) {
    case 'user-joined':
      return meet(data.participant);
    case 'user-rejoined':
      leave(data.previous);
      return meet(data.participant);
    case 'user-left':
      return leave(data.participant);
    case 'participant-status':
      return update(data);
    case 'room-ticket':
      return keepTicket(data.ticket);
    case 'offer':
    case 'answer':
    case 'ice-candidate':
      return participants.has(data.from) ? know(data.from).receive(type, data) : undefined;
    case 'peer-ping':
      return participants.has(data.from) ? know(data.from).answerPing(data) : undefined;
  }
}

/** A newcomer is made an offer. One whose connection is there has only come back to the server. */
function meet(participant) {
  participants.set(participant.id, participant);
  if (!peers.has(participant.id)) know(participant.id).startOver();
  show();
}

function know(id) {
  if (!peers.has(id)) peers.set(id, new Peer(meeting, id, generations.get(id) ?? 0, memoryOf(participants.get(id).name)));
  return peers.get(id);
}

/** Whoever comes back has another id and the same name. */
function memoryOf(who) {
  if (!memories.has(who)) memories.set(who, { shown: new Set(), unconfirmed: new Map() });
  return memories.get(who);
}

function leave(id) {
  participants.delete(id);
  const peer = peers.get(id);
  if (peer) {
    peer.close();
    generations.set(id, peer.generation);
    peers.delete(id);
  }
  show();
}

function update({ participant: id, presence, handRaised }) {
  const participant = participants.get(id);
  if (!participant) return;
  const isBack = participant.presence === 'reconnecting' && presence !== 'reconnecting';
  Object.assign(participant, { presence, handRaised });
  if (isBack) peers.get(id)?.repeat();
}

/** Over the server while both are connected to it, else over the data channel. What is lost is sent again. */
function sendSignal(peer, type, data) {
  const reachable = state === 'joined' && participants.get(peer.id)?.presence !== 'reconnecting';
  if (reachable) {
    server.send(type, { room, to: peer.id, ...data });
  } else {
    peer.tell(type, data);
  }
}

function say(text) {
  const message = { id: crypto.randomUUID(), text: text.normalize('NFC'), sentAt: Date.now() };
  said.set(message.id, message);
  peers.forEach(peer => peer.say(message));
  return message.id;
}

// --- what is seen ----------------------------------------------------------------------------------------------------

function become(next) {
  state = next;
  show();
}

function show() {
  document.getElementById('state').textContent = state;
  const people = document.getElementById('people');
  [...people.children].filter(tile => !peers.has(tile.id)).forEach(tile => tile.remove());
  peers.forEach((peer, id) => {
    const tile = document.getElementById(id) ?? people.appendChild(newTile(peer));
    tile.lastChild.textContent = `${participants.get(id)?.name ?? id}: ${peer.state}`;
  });
  const chat = document.getElementById('chat');
  chats.slice(chat.children.length).forEach(({ name: from, text }) => {
    chat.appendChild(document.createElement('li')).textContent = `${from}: ${text}`;
  });
}

function newTile(peer) {
  const tile = document.createElement('figure');
  tile.id = peer.id;
  const video = tile.appendChild(document.createElement('video'));
  video.autoplay = true;
  video.srcObject = peer.stream;
  tile.appendChild(document.createElement('figcaption'));
  return tile;
}

/** The picture that is shown of a peer, reduced to a few grey values. */
function picture(peer) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [32, 18];
  const context = canvas.getContext('2d');
  context.drawImage(videoOf(peer), 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: data.length / 4 }, (_, i) => (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3);
}

function videoOf(peer) {
  return document.querySelector(`[id="${peer.id}"] video`);
}

// --- what the test sees and does -------------------------------------------------------------------------------------

let kept = [];

window.parley = {
  get state() { return state; },
  get self() { return meeting.self; },
  get joins() { return joins; },
  chats, confirmed, say, server, videoOf,
  sayAgain: id => peers.forEach(peer => peer.tell('chat', said.get(id))),
  peers: () => [...peers.values()],
  reports: () => Promise.all([...peers.values()].map(report)),
  async keepReports() {
    kept = await parley.reports();
  },
  /** True if it is for the reports of everybody in the room, each with the one that was kept. */
  async everyReport(test) {
    const reports = await parley.reports();
    return reports.length === participants.size && reports.every(now => test(now, kept.find(was => was.id === now.id)));
  },
  hasContrast(peer) {
    const grey = picture(peer);
    return Math.max(...grey) - Math.min(...grey) > 50;
  },
  async moves(peer) {
    const before = picture(peer);
    await new Promise(next => videoOf(peer).requestVideoFrameCallback(next));
    return picture(peer).some((value, i) => Math.abs(value - before[i]) > 5);
  },
};

async function report(peer) {
  return {
    id: peer.id,
    name: participants.get(peer.id)?.name,
    state: peer.state,
    generation: peer.generation,
    isOpen: peer.isOpen,
    isSettled: !peer.pending,
    ufrags: peer.remote ? [ufrag(peer.pc.localDescription.sdp), ufrag(peer.remote)] : [],
    health: peer.health ?? null,
    measured: await peer.measure(),
    log: structuredClone(peer.log),
  };
}

document.getElementById('say').onsubmit = event => {
  event.preventDefault();
  say(document.getElementById('text').value);
};

meeting.tracks = await openDevices();
server.open();

async function openDevices() {
  const devices = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 640, height: 360, frameRate: 15 },
  });
  return { audio: devices.getAudioTracks()[0], video: devices.getVideoTracks()[0] };
}
