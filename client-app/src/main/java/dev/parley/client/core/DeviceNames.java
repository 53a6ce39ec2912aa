package dev.parley.client.core;

import java.util.List;

/**
 * The devices of one kind that are connected.
 *
 * @param all in the system's order, each once
 * @param standard the one that is used when none is chosen; empty for none
 */
public record DeviceNames(List<String> all, String standard) {
    public static final DeviceNames NONE = new DeviceNames(List.of(), "");

    public DeviceNames {
        all = List.copyOf(all);
    }

    /** These, of which the first is the standard one. */
    public static DeviceNames of(List<String> all) {
        return new DeviceNames(all, all.isEmpty() ? "" : all.getFirst());
    }

    /** The one that is used when this one is chosen: itself if it is there, else the standard one; empty for none. */
    public String used(String chosen) {
        return all.contains(chosen) ? chosen : standard;
    }
}
