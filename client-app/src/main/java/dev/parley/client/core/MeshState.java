package dev.parley.client.core;

/**
 * What decides, besides each link itself, what of the camera the others are sent.
 *
 * @param choice what the person allows
 * @param uplink what is known of the own uplink
 * @param cpu whether this computer keeps up
 * @param speakers who speaks
 */
public record MeshState(QualityChoice choice, Uplink uplink, CpuWatch cpu, Speakers speakers) {
    public static final MeshState START =
            new MeshState(QualityChoice.AUTO, Uplink.UNKNOWN, CpuWatch.CALM, Speakers.NOBODY);

    MeshState withChoice(QualityChoice newChoice) {
        return new MeshState(newChoice, uplink, cpu, speakers);
    }

    MeshState withUplink(Uplink newUplink) {
        return new MeshState(choice, newUplink, cpu, speakers);
    }

    MeshState withCpu(CpuWatch newCpu) {
        return new MeshState(choice, uplink, newCpu, speakers);
    }

    MeshState withSpeakers(Speakers newSpeakers) {
        return new MeshState(choice, uplink, cpu, newSpeakers);
    }
}
