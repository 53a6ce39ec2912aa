package dev.parley.client.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.RecentMeeting;
import dev.parley.client.port.RecentMeetings;
import dev.parley.protocol.Entry;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Text;
import dev.parley.protocol.Visibility;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recent meetings as {@value #KEY} in the settings file. Entries that somebody else wrote and that make no sense are left out. */
final class RecentFile implements RecentMeetings {
    static final String KEY = "recentMeetings";

    private static final Logger LOG = LoggerFactory.getLogger(RecentFile.class);
    private static final long CLOSE_MS = 1_000;

    private final SettingsFile settings;
    private final Listener listener;

    /** What this program knew of last; owned by the disk's thread. */
    private List<RecentMeeting> known = List.of();

    /** What is asked after the end is not done. */
    private final ThreadPoolExecutor disk = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Threads.daemons("parley-recent"),
            new ThreadPoolExecutor.DiscardPolicy());

    RecentFile(SettingsFile settings, Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    @Override
    public void recall() {
        disk.execute(() -> {
            known = meetings(settings.read());
            listener.onRecalled(known);
        });
    }

    @Override
    public void keep(List<RecentMeeting> meetings) {
        disk.execute(() -> {
            settings.change(kept -> kept.add(KEY, json(withOthers(meetings, meetings(kept)))));
            known = meetings;
        });
    }

    /** With those that another Parley on this computer has put there meanwhile. */
    private List<RecentMeeting> withOthers(List<RecentMeeting> mine, List<RecentMeeting> there) {
        Stream<RecentMeeting> others =
                there.stream().filter(meeting -> !contains(mine, meeting) && !contains(known, meeting));
        return Stream.concat(mine.stream(), others)
                .sorted(Comparator.comparingLong(RecentMeeting::enteredAt).reversed())
                .limit(RecentMeeting.MOST)
                .toList();
    }

    private static boolean contains(List<RecentMeeting> meetings, RecentMeeting one) {
        return meetings.stream().anyMatch(meeting -> meeting.link().equals(one.link()));
    }

    private static List<RecentMeeting> meetings(JsonObject kept) {
        List<RecentMeeting> meetings = new ArrayList<>();
        if (kept.get(KEY) instanceof JsonArray entries) {
            entries.forEach(entry -> meeting(entry).ifPresent(meetings::add));
        }
        return meetings;
    }

    private static Optional<RecentMeeting> meeting(JsonElement entry) {
        if (!(entry instanceof JsonObject object)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RecentMeeting(
                    MeetingLink.parse(SettingsValue.text(object, "link", "")),
                    SettingsValue.bool(object, "hosted", false),
                    Text.name("title", SettingsValue.text(object, "title", "")),
                    SettingsValue.bool(object, "public", false) ? Visibility.PUBLIC : Visibility.PRIVATE,
                    Math.clamp(
                            SettingsValue.number(object, "maxParticipants", Limits.ROOM_DEFAULT_PARTICIPANTS),
                            2,
                            Limits.ROOM_CEILING),
                    SettingsValue.bool(object, "over", false),
                    Instant.parse(SettingsValue.text(object, "entered", "")).toEpochMilli(),
                    SettingsValue.bool(object, "knock", false) ? Entry.KNOCK : Entry.OPEN,
                    SettingsValue.bool(object, "password", false)));
        } catch (InvalidFieldException | DateTimeException | ArithmeticException e) {
            LOG.atInfo().setCause(e).log("A recent meeting cannot be read");
            return Optional.empty();
        }
    }

    private static JsonArray json(List<RecentMeeting> meetings) {
        JsonArray entries = new JsonArray();
        for (RecentMeeting meeting : meetings) {
            JsonObject entry = new JsonObject();
            entry.addProperty("title", meeting.title());
            entry.addProperty("link", meeting.link().toString());
            entry.addProperty(
                    "entered", Instant.ofEpochMilli(meeting.enteredAt()).toString());
            entry.addProperty("hosted", meeting.hosted());
            entry.addProperty("public", meeting.visibility() == Visibility.PUBLIC);
            entry.addProperty("maxParticipants", meeting.maxParticipants());
            entry.addProperty("over", meeting.over());
            entry.addProperty("knock", meeting.entry() == Entry.KNOCK);
            entry.addProperty("password", meeting.password());
            entries.add(entry);
        }
        return entries;
    }

    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("The recent meetings were not saved in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
