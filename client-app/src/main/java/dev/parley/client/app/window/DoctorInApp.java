package dev.parley.client.app.window;

import dev.parley.client.app.Store;
import dev.parley.client.app.Threads;
import dev.parley.client.app.doctor.Checkup;
import dev.parley.client.app.doctor.Finding;
import dev.parley.client.app.doctor.Part;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Doctor;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The doctor for the window: with the servers of the present meeting, in a thread of its own. */
final class DoctorInApp implements Doctor {
    private static final Logger LOG = LoggerFactory.getLogger(DoctorInApp.class);

    private final Store store;
    private final Supplier<RelayCertificates> certificates;

    /** @param certificates what relays must show, as the settings say; asked on the FX thread */
    DoctorInApp(Store store, Supplier<RelayCertificates> certificates) {
        this.store = store;
        this.certificates = certificates;
    }

    @Override
    public Runnable examine(Listener listener) {
        Checkup checkup = new Checkup(Patient.of(store.state(), certificates.get()));
        AtomicBoolean wanted = new AtomicBoolean(true);
        Told told = new Told(listener, wanted);
        Thread thread = Threads.daemon("parley-doctor", () -> run(checkup, told));
        thread.start();
        return () -> {
            wanted.set(false);
            thread.interrupt();
        };
    }

    private static void run(Checkup checkup, Told told) {
        try {
            checkup.run(told);
            told.end("");
        } catch (InterruptedException e) {
            LOG.atDebug().log("Nobody wants to know any more");
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("The check of this computer failed");
            told.end(Texts.of("app.doctor.broken"));
        }
    }

    /** Carries the news to the FX thread, unless they are not wanted any more by then. */
    private record Told(Listener listener, AtomicBoolean wanted) implements Checkup.Progress {
        @Override
        public void looksAt(Part part, double share) {
            tell(() -> listener.looksAt(PlainWords.name(part), share));
        }

        @Override
        public void found(Finding finding) {
            Line shown = new Line(
                    PlainWords.name(finding.part()),
                    verdict(finding.verdict()),
                    PlainWords.text(finding),
                    PlainWords.detail(finding),
                    finding.toString());
            tell(() -> listener.found(shown));
        }

        void end(String problem) {
            tell(() -> listener.ended(problem));
        }

        private void tell(Runnable news) {
            Platform.runLater(() -> {
                if (wanted.get()) {
                    news.run();
                }
            });
        }
    }

    private static Verdict verdict(Finding.Verdict verdict) {
        return switch (verdict) {
            case OK -> Verdict.OK;
            case PROBLEM -> Verdict.PROBLEM;
            case NOT_CHECKED -> Verdict.NOT_CHECKED;
        };
    }
}
