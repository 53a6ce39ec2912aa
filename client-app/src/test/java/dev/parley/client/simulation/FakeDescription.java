package dev.parley.client.simulation;

/**
 * What stands in for SDP.
 *
 * @param kind offer or answer
 * @param id of the offer, or of the offer that the answer answers
 * @param ufrag the sender's ICE user fragment; another one means an ICE restart
 * @param media whether it has the three sections for audio, camera and screen
 */
record FakeDescription(String kind, String id, String ufrag, boolean media) {
    /** Reads the first four words; there may be more. */
    static FakeDescription parse(String sdp) {
        String[] parts = sdp.split(" ", -1);
        return new FakeDescription(parts[0], parts[1], parts[2], Boolean.parseBoolean(parts[3]));
    }

    String sdp() {
        return String.join(" ", kind, id, ufrag, Boolean.toString(media));
    }
}
