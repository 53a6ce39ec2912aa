// The least that relays offers on Node's ws, to compare with: it reads the JSON, finds the addressee, stamps the sender on it, and checks nothing. Told to, it
// does not even do that, but searches the addressee in the text and passes the text on as it is. The same as BareRelay.java. Only for `parley bench server`.
'use strict';
const { WebSocketServer } = require('ws');

const OFFER = '{"type":"offer"';
const TO = '"to":"';
const unread = process.argv.includes('unread');
const members = new Map();
const rooms = new Map();
let ids = 0;

const reply = (type, re, data) => JSON.stringify({ type, re, data });

function tell(others, type, participant) {
  for (const other of others) members.get(other)?.send(JSON.stringify({ type, data: { participant } }));
}

function answer(socket, message) {
  const { type, id, data } = message;
  const others = data && rooms.get(data.room);
  switch (type) {
    case 'offer': {
      const { to, ...rest } = data;
      members.get(to)?.send(JSON.stringify({ ...message, data: { ...rest, from: socket.self } }));
      break;
    }
    case 'hello':
      socket.send(reply('welcome', id, {}));
      break;
    case 'create-room': {
      const room = `r${++ids}`;
      rooms.set(room, new Set());
      socket.send(reply('room-created', id, { room: { id: room } }));
      break;
    }
    case 'join-room':
      socket.self = `p${++ids}`;
      members.set(socket.self, socket);
      socket.send(reply('room-joined', id, { self: socket.self, participants: others.size }));
      tell(others, 'user-joined', socket.self);
      others.add(socket.self);
      break;
    case 'leave-room':
      members.delete(socket.self);
      others.delete(socket.self);
      socket.send(reply('room-left', id, {}));
      tell(others, 'user-left', socket.self);
      break;
    default:
      socket.send(reply('pong', id, {}));
  }
}

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 4096 });
server.on('connection', (socket) => {
  socket.on('message', (bytes) => {
    const text = bytes.toString();
    if (unread && text.startsWith(OFFER)) {
      const from = text.indexOf(TO) + TO.length;
      members.get(text.slice(from, text.indexOf('"', from)))?.send(text);
    } else {
      answer(socket, JSON.parse(text));
    }
  });
  socket.on('error', () => {});
});
server.on('listening', () => console.log(`ws://127.0.0.1:${server.address().port}`));
