// A plain mesh as browsers have it: everybody sends the whole camera to everybody, and the browser alone adapts it.
// It meets over Parley's server (docs/protocol.md) and posts the events that `parley headless --json` writes.

import { report } from './report.js';

const wish = new URLSearchParams(location.hash.slice(1));
const name = wish.get('name');
const [width, height, fps] = ['width', 'height', 'fps'].map(key => Number(wish.get(key)));
const [viewWidth, viewHeight] = ['viewWidth', 'viewHeight'].map(key => Number(wish.get(key)));
const peers = new Map(); // by participant id

const camera = await navigator.mediaDevices.getUserMedia({
  audio: true,
  video: { width: { exact: width }, height: { exact: height }, frameRate: fps },
});

const post = (event, fields) =>
  fetch('/event', { method: 'POST', body: JSON.stringify({ event, by: name, epochMs: now(), ...fields }) });
const now = () => performance.timeOrigin + performance.now();

const socket = new WebSocket(wish.get('server'));
const waiting = new Map(); // by request id
let lastId = 0;
let room = wish.get('room');
let joining;

socket.onmessage = ({ data }) => heard(JSON.parse(data));
await new Promise(resolve => (socket.onopen = resolve));
await enter();

function send(type, data, id) {
  socket.send(JSON.stringify({ type, id, data }));
}

function request(type, data) {
  const id = String(++lastId);
  send(type, data, id);
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

async function enter() {
  const { heartbeatMs } = await request('hello', { protocol: 1, client: 'reference-mesh/1', capabilities: [] });
  setInterval(() => request('ping'), heartbeatMs / 2);
  room ??= (await request('create-room', { name: 'Reference', visibility: 'private', maxParticipants: 10 })).room.id;
  joining = now();
  const media = { audio: true, video: true, screen: false };
  const { participants } = await request('join-room', { room, name, media });
  post('joined', { room, name, ms: now() - joining });
  participants.forEach(meet);
  setInterval(async () => post('stats', { links: await Promise.all([...peers.values()].map(report)) }), 1000);
}

function heard({ type, re, data = {} }) {
  if (waiting.has(re)) {
    const { resolve, reject } = waiting.get(re);
    waiting.delete(re);
    (type === 'error' ? reject : resolve)(data);
  } else if (type === 'user-joined') {
    offer(meet(data.participant));
  } else if (type === 'user-left') {
    leave(data.participant);
  } else if (peers.has(data.from)) {
    signalled(peers.get(data.from), type, data);
  }
}

function meet(participant) {
  const pc = new RTCPeerConnection();
  const peer = { id: participant.id, name: participant.name, pc, video: newTile() };
  peers.set(peer.id, peer);
  camera.getTracks().forEach(track => pc.addTrack(track, camera));
  pc.onicecandidate = ({ candidate }) => candidate && signal(peer, 'ice-candidate', { candidate });
  pc.ontrack = ({ streams }) => (peer.video.srcObject = streams[0]);
  peer.video.requestVideoFrameCallback((at, { width, height }) =>
    post('frame', { peer: peer.id, ms: now() - joining, width, height }));
  post('peer', { peer: peer.id, name: peer.name, state: 'joining' });
  return peer;
}

function leave(id) {
  peers.get(id)?.pc.close();
  peers.get(id)?.video.remove();
  peers.delete(id);
}

function newTile() {
  const video = document.createElement('video');
  Object.assign(video, { autoplay: true, width: viewWidth, height: viewHeight });
  return document.getElementById('people').appendChild(video);
}

function signal(peer, type, data) {
  send(type, { room, to: peer.id, generation: 1, ...data });
}

async function offer(peer) {
  const video = peer.pc.getTransceivers().find(transceiver => transceiver.sender.track.kind === 'video');
  const { codecs } = RTCRtpSender.getCapabilities('video');
  video.setCodecPreferences(codecs.filter(codec => /VP8|rtx/.test(codec.mimeType)));
  await peer.pc.setLocalDescription();
  signal(peer, 'offer', { sdp: peer.pc.localDescription.sdp });
}

/** One after the other: a candidate must not overtake its description. */
function signalled(peer, type, data) {
  peer.work = Promise.resolve(peer.work).then(() => apply(peer, type, data));
}

async function apply(peer, type, data) {
  if (type === 'ice-candidate') {
    await peer.pc.addIceCandidate(data.candidate);
    return;
  }
  await peer.pc.setRemoteDescription({ type, sdp: data.sdp });
  if (type === 'offer') {
    await peer.pc.setLocalDescription();
    signal(peer, 'answer', { sdp: peer.pc.localDescription.sdp });
  }
}
