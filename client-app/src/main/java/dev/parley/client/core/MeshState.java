package dev.parley.client.core;

/**
 * What decides, besides each link itself, what of the camera the others are sent.
 *
 * @param choice what the person allows
 * @param uplink what is known of the own uplink
 * @param cpu whether this computer keeps up
 * @param speakers who speaks
 * @param own whether the own connection is what all links suffer from
 */
public record MeshState(
        QualityChoice choice, Uplink uplink, CpuWatch cpu, Speakers speakers, Hysteresis<OwnConnection> own) {
    public static final MeshState START = new MeshState(
            QualityChoice.AUTO,
            Uplink.UNKNOWN,
            CpuWatch.CALM,
            Speakers.NOBODY,
            Hysteresis.at(OwnConnection.FINE, Hysteresis.unknown()));

    MeshState withChoice(QualityChoice newChoice) {
        return new MeshState(newChoice, uplink, cpu, speakers, own);
    }

    MeshState withUplink(Uplink newUplink) {
        return new MeshState(choice, newUplink, cpu, speakers, own);
    }

    MeshState withCpu(CpuWatch newCpu) {
        return new MeshState(choice, uplink, newCpu, speakers, own);
    }

    MeshState withSpeakers(Speakers newSpeakers) {
        return new MeshState(choice, uplink, cpu, newSpeakers, own);
    }

    MeshState withOwn(Hysteresis<OwnConnection> newOwn) {
        return new MeshState(choice, uplink, cpu, speakers, newOwn);
    }

    /** What is known of oneself before a meeting has shown more: nothing of the last one's links holds. */
    MeshState entering() {
        return new MeshState(choice, START.uplink, cpu, START.speakers, START.own);
    }
}
