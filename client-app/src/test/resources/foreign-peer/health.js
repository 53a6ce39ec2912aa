// What a connection carries, and whether what is sent arrives.
// docs/protocol.md: The data channel, Health.

const PATIENCE_MS = 5_000;
const NOTHING = { audioPackets: 0, videoFrames: 0, audioSent: 0, videoSent: 0, packets: 0, lost: 0 };

/** The measurements of one connection, one after the other. */
export class Flow {
  #last = NOTHING;
  #silence = {};

  /** What the links of a health message say, from the last measurement to this one. */
  since(now) {
    const before = this.#last;
    this.#last = now;
    const lost = now.lost - before.lost;
    const received = now.packets - before.packets;
    return {
      path: now.path,
      rttMs: now.rttMs,
      lossPerMille: Math.max(0, Math.round((1000 * lost) / Math.max(1, lost + received))),
      audio: now.audioPackets > before.audioPackets,
      video: now.videoFrames > before.videoFrames,
    };
  }

  /** True if the peer's number stands still while we send. */
  isDeafTo(health) {
    const isStuck = (kind, received) => {
      const sent = this.#last[`${kind}Sent`];
      const last = this.#silence[kind];
      if (!last || received !== last.received || sent === last.sent) {
        this.#silence[kind] = { received, sent, since: performance.now() };
        return false;
      }
      return performance.now() - last.since >= PATIENCE_MS;
    };
    return [isStuck('audio', health.audioPackets), isStuck('video', health.videoFrames)].some(stuck => stuck);
  }

  countAnew() {
    this.#silence = {};
  }
}

/** What the browser counted. */
export async function measure(pc) {
  const stats = [...(await pc.getStats()).values()];
  const byId = id => stats.find(s => s.id === id);
  const of = (type, kind) => stats.filter(s => s.type === type && (!kind || s.kind === kind));
  const sum = (list, field) => list.reduce((total, s) => total + (s[field] ?? 0), 0);
  const pair = byId(of('transport')[0]?.selectedCandidatePairId);
  return {
    audioPackets: sum(of('inbound-rtp', 'audio'), 'packetsReceived'),
    videoFrames: sum(of('inbound-rtp', 'video'), 'framesDecoded'),
    audioSent: sum(of('outbound-rtp', 'audio'), 'packetsSent'),
    videoSent: sum(of('outbound-rtp', 'video'), 'packetsSent'),
    audioEnergy: sum(of('inbound-rtp', 'audio'), 'totalAudioEnergy'),
    packets: sum(of('inbound-rtp'), 'packetsReceived'),
    lost: sum(of('inbound-rtp'), 'packetsLost'),
    path: byId(pair?.localCandidateId)?.candidateType ?? 'unknown',
    rttMs: pair?.currentRoundTripTime === undefined ? undefined : Math.round(1000 * pair.currentRoundTripTime),
    workingPairs: of('candidate-pair')
      .filter(p => p.state === 'succeeded')
      .map(p => [p.localCandidateId, p.remoteCandidateId].map(id => byId(id)?.usernameFragment)),
  };
}

export function ufrag(sdp) {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
}
