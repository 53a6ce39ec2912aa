package dev.parley.client.core;

/**
 * What decides, besides each link itself, what of the camera the others are sent.
 *
 * @param choice what the person allows
 * @param uplink what is known of the own uplink
 * @param cpu whether this computer keeps up
 * @param speakers who speaks
 * @param own whether the own connection is what all links suffer from
 * @param capacity what the own uplink was seen to carry
 * @param tally what the next report to the server will say
 */
public record MeshState(
        QualityChoice choice,
        Uplink uplink,
        CpuWatch cpu,
        Speakers speakers,
        Hysteresis<OwnConnection> own,
        Capacity capacity,
        Tally tally) {
    public static final MeshState START = new MeshState(
            QualityChoice.AUTO,
            Uplink.UNKNOWN,
            CpuWatch.CALM,
            Speakers.NOBODY,
            Hysteresis.at(OwnConnection.FINE, Hysteresis.unknown()),
            Capacity.UNKNOWN,
            Tally.EMPTY);

    MeshState withChoice(QualityChoice newChoice) {
        return new MeshState(newChoice, uplink, cpu, speakers, own, capacity, tally);
    }

    MeshState withUplink(Uplink newUplink) {
        return new MeshState(choice, newUplink, cpu, speakers, own, capacity, tally);
    }

    MeshState withCpu(CpuWatch newCpu) {
        return new MeshState(choice, uplink, newCpu, speakers, own, capacity, tally);
    }

    MeshState withSpeakers(Speakers newSpeakers) {
        return new MeshState(choice, uplink, cpu, newSpeakers, own, capacity, tally);
    }

    MeshState withOwn(Hysteresis<OwnConnection> newOwn) {
        return new MeshState(choice, uplink, cpu, speakers, newOwn, capacity, tally);
    }

    MeshState withCapacity(Capacity newCapacity) {
        return new MeshState(choice, uplink, cpu, speakers, own, newCapacity, tally);
    }

    MeshState withTally(Tally newTally) {
        return new MeshState(choice, uplink, cpu, speakers, own, capacity, newTally);
    }

    /** What is known of oneself before a meeting has shown more: nothing of the last one's links and load holds. */
    MeshState entering() {
        return new MeshState(choice, START.uplink, START.cpu, START.speakers, START.own, capacity.entering(), tally);
    }
}
