package dev.parley.client.webrtc.pulse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the streams of this process belong. Each is brought to a device once: whoever moves it elsewhere with a mixer afterwards
 * is right. A device that went and came back is another one to the server, so streams return to it. Not thread-safe.
 */
final class Placement {
    private Set<Move> made = new HashSet<>();
    private String speaker = "";
    private String microphone = "";

    /** The default was chosen after another device, so streams that are there must be taken to it, once. */
    private boolean toDefaultSpeaker;

    private boolean toDefaultMicrophone;

    /**
     * Takes a stream to a device.
     *
     * @param plays from this process to a sink; otherwise from a source
     * @param stream the server's index of the stream
     * @param device the server's index of the sink or source
     */
    record Move(boolean plays, int stream, int device) {}

    /** Which devices are wanted, by their titles; empty for the server's default. */
    void want(String newMicrophone, String newSpeaker) {
        if (!newSpeaker.equals(speaker)) {
            made.removeIf(Move::plays);
            toDefaultSpeaker = newSpeaker.isEmpty();
            speaker = newSpeaker;
        }
        if (!newMicrophone.equals(microphone)) {
            made.removeIf(move -> !move.plays());
            toDefaultMicrophone = newMicrophone.isEmpty();
            microphone = newMicrophone;
        }
    }

    /** What must be moved now; it counts as done. */
    List<Move> moves(SoundMap map) {
        List<Move> moves = new ArrayList<>();
        Optional<SoundMap.Device> sink =
                target(map.speakers(), speaker, toDefaultSpeaker ? map.standardSpeaker() : Optional.empty());
        map.playing().forEach(stream -> sink.ifPresent(to -> add(moves, true, stream, to)));
        for (SoundMap.Stream stream : map.recording()) {
            Optional<SoundMap.Device> standard =
                    toDefaultMicrophone || map.isOnMonitor(stream) ? map.standardMicrophone() : Optional.empty();
            target(map.microphones(), microphone, standard).ifPresent(to -> add(moves, false, stream, to));
        }
        toDefaultSpeaker = false;
        toDefaultMicrophone = false;
        forgetEnded(map);
        return moves;
    }

    private static Optional<SoundMap.Device> target(
            List<SoundMap.Device> devices, String wanted, Optional<SoundMap.Device> otherwise) {
        return SoundMap.titled(devices, wanted).or(() -> otherwise);
    }

    private void add(List<Move> moves, boolean plays, SoundMap.Stream stream, SoundMap.Device to) {
        Move move = new Move(plays, stream.index(), to.index());
        if (made.add(move) && stream.device() != to.index()) {
            moves.add(move);
        }
    }

    /** Keeps only what the server still has. */
    private void forgetEnded(SoundMap map) {
        Set<Move> kept = new HashSet<>();
        for (Move move : made) {
            List<SoundMap.Stream> streams = move.plays() ? map.playing() : map.recording();
            if (streams.stream().anyMatch(stream -> stream.index() == move.stream())) {
                kept.add(move);
            }
        }
        made = kept;
    }
}
