package dev.parley.client.ui.common;

import dev.parley.client.core.LinkSample;
import dev.parley.client.ui.common.SupportBundles.Progress;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.function.Consumer;

/** What was measured of each pair in the present meeting. FX thread; no call blocks, answers come there too. */
public interface Statistics {
    /** How far back it goes, ms. */
    long KEPT_MS = 120_000;

    /**
     * The samples of the link to a peer that are not older than {@value #KEPT_MS} ms, oldest first; about one a second while it
     * is up, none while it is not.
     */
    List<LinkSample> of(ParticipantId peer);

    /**
     * Asks where to, then writes all pairs into a file, as docs/statistics.md says.
     *
     * @param listener is told that it is being written, and last that it was saved, that it failed, or that it was cancelled
     */
    void export(Consumer<Progress> listener);
}
