// What the browser counted on one connection since the last report, in the fields of Parley's statistics.

export async function report(peer) {
  const before = peer.counted ?? {};
  const now = await count(peer.pc);
  peer.counted = now;
  const seconds = (now.at - before.at) / 1000;
  const kbps = (sum, last) => (8 * (sum - last)) / seconds / 1000;
  return {
    peer: peer.id,
    name: peer.name,
    framesDecoded: now.framesDecoded,
    recvWidth: now.width,
    recvHeight: now.height,
    recvFps: finite((now.framesDecoded - before.framesDecoded) / seconds) ?? 0,
    recvKbps: finite(kbps(now.received, before.received)),
    sendKbps: finite(kbps(now.sent, before.sent)),
    sendWidth: now.sendWidth,
    sendHeight: now.sendHeight,
    encodeMs: finite((1000 * (now.encodeSeconds - before.encodeSeconds)) / (now.encoded - before.encoded)),
    limitation: now.limitation,
    audioLossPercent: finite((100 * (now.audioLost - before.audioLost))
      / (now.audioLost + now.audioPackets - before.audioLost - before.audioPackets)),
    codec: now.codec,
  };
}

/** JSON has no NaN. */
function finite(value) {
  return Number.isFinite(value) ? value : null;
}

async function count(pc) {
  const stats = await pc.getStats();
  const all = [...stats.values()];
  const of = (type, kind) => all.find(s => s.type === type && (!kind || s.kind === kind)) ?? {};
  const [videoIn, videoOut, audioIn] = [of('inbound-rtp', 'video'), of('outbound-rtp', 'video'), of('inbound-rtp', 'audio')];
  return {
    at: performance.now(),
    framesDecoded: videoIn.framesDecoded ?? 0,
    width: videoIn.frameWidth ?? 0,
    height: videoIn.frameHeight ?? 0,
    sendWidth: videoOut.frameWidth ?? 0,
    sendHeight: videoOut.frameHeight ?? 0,
    encoded: videoOut.framesEncoded,
    encodeSeconds: videoOut.totalEncodeTime,
    limitation: videoOut.qualityLimitationReason ?? null,
    audioPackets: audioIn.packetsReceived,
    audioLost: audioIn.packetsLost,
    received: of('transport').bytesReceived,
    sent: of('transport').bytesSent,
    codec: stats.get(videoIn.codecId)?.mimeType.replace('video/', '') ?? null,
  };
}
