package dev.parley.client.webrtc.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sound server has at one time.
 *
 * @param sinks what plays
 * @param sources what records, also the monitors of sinks
 * @param playing streams of this process into sinks
 * @param recording streams of this process out of sources
 */
record SoundMap(
        List<Device> sinks,
        List<Device> sources,
        List<Stream> playing,
        List<Stream> recording,
        String defaultSink,
        String defaultSource) {
    /** What PulseAudio and PipeWire put in the place of a speaker where there is none. */
    private static final String NO_SPEAKER = "auto_null";

    /**
     * A sink or source.
     *
     * @param id what the server calls it
     * @param title what people call it
     * @param monitor it records what a sink plays
     */
    record Device(int index, String id, String title, boolean monitor) {
        private boolean isReal() {
            return !monitor && !id.equals(NO_SPEAKER);
        }

        private Device titled(String other) {
            return new Device(index, id, other, monitor);
        }
    }

    /**
     * Sound on its way.
     *
     * @param device the index of the sink or source it is connected to
     */
    record Stream(int index, int device) {}

    List<Device> speakers() {
        return distinct(sinks);
    }

    /** Without monitors: they are no microphones, although they can be recorded. */
    List<Device> microphones() {
        return distinct(sources);
    }

    /** Two of the same make have the same title; people and the memory of the choice need different ones. */
    private static List<Device> distinct(List<Device> devices) {
        List<Device> named = new ArrayList<>();
        for (Device device : devices) {
            if (device.isReal()) {
                named.add(device.titled(free(device.title(), named, 1)));
            }
        }
        return named;
    }

    private static String free(String title, List<Device> taken, int number) {
        String tried = number == 1 ? title : title + " (" + number + ")";
        return titled(taken, tried).isPresent() ? free(title, taken, number + 1) : tried;
    }

    static Optional<Device> titled(List<Device> devices, String title) {
        return devices.stream().filter(device -> device.title().equals(title)).findFirst();
    }

    /** The server's default speaker, if it is one; else the first. */
    Optional<Device> standardSpeaker() {
        return standard(speakers(), defaultSink);
    }

    Optional<Device> standardMicrophone() {
        return standard(microphones(), defaultSource);
    }

    private static Optional<Device> standard(List<Device> devices, String id) {
        return devices.stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .or(() -> devices.stream().findFirst());
    }

    /** Whether a stream records what a sink plays. */
    boolean isOnMonitor(Stream stream) {
        return sources.stream().anyMatch(source -> source.index() == stream.device() && source.monitor());
    }
}
