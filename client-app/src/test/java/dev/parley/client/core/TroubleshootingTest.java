package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page about signs says in the app's words must be the app's words. */
class TroubleshootingTest {
    private static final Participant ADA = Scenes.person("a", "Ada");
    private static final long NOW = 1_000_000;

    /** Those that a person can meet and do something about; the others are answers to a program. */
    private static final Set<ErrorCode> EXPLAINED = Set.of(
            ErrorCode.NAME_TAKEN,
            ErrorCode.ROOM_FULL,
            ErrorCode.ROOM_UNKNOWN,
            ErrorCode.UNAUTHORIZED,
            ErrorCode.UNSUPPORTED_VERSION,
            ErrorCode.RATE_LIMITED,
            ErrorCode.TOO_MANY_CONNECTIONS,
            ErrorCode.SHUTTING_DOWN,
            ErrorCode.SLOW_READER,
            ErrorCode.MALFORMED);

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../docs/troubleshooting.md"));
    }

    /** A sign in italics, as it is on the picture: numbers, and blanks that keep a number and its unit together, aside. */
    private static void assertExplained(String sign) {
        assertThat(page).contains("*" + sign.replace('\u00a0', ' ') + "*");
    }

    private static PeerState ada() {
        return Scenes.peer(Scenes.connectedTo(ADA), ADA);
    }

    @Test
    void every_sign_of_trouble_is_explained() {
        PeerState tried = ada().withRepair(new PeerState.Repair(1, 1, 1, 0, NOW - 5_000, NOW + 25_000));
        TroubleTexts texts = new TroubleTexts(tried, "", new PointInTime(NOW, ZoneOffset.UTC));
        for (Trouble.Kind kind : Trouble.Kind.values()) {
            assertExplained(texts.sign(kind));
        }
    }

    @Test
    void every_sign_of_quality_is_explained() {
        Set<String> signs = new LinkedHashSet<>();
        for (Limit limit : Limit.values()) {
            for (boolean sent : List.of(true, false)) {
                signs.add(sign(ada(), new PeerMessage.Pictures(sent, limit), Limit.NONE));
            }
            signs.add(sign(ada(), PeerMessage.Pictures.AS_WANTED, limit));
        }
        assertThat(signs).contains("Shown when speaking", "Busy computer");
        signs.stream().filter(sign -> !sign.isEmpty()).forEach(TroubleshootingTest::assertExplained);
        assertExplained("Poor connection");
        assertExplained("Sees you smaller");
    }

    private static String sign(PeerState peer, PeerMessage.Pictures said, Limit own) {
        PeerState told = peer.withViews(peer.views().withSent(said));
        return new QualityTexts(told, PeerQuality.Whose.UNKNOWN, own).sign();
    }

    @Test
    void every_badge_is_explained_with_its_buttons() {
        for (Badge badge : Badge.values()) {
            assertThat(page)
                    .contains("| **" + badge.text() + "** ("
                            + badge.colour().name().toLowerCase(Locale.ROOT) + ")");
        }
        for (Badge.Action action : List.of(
                Badge.Action.CANCEL, Badge.Action.CONNECT, Badge.Action.FORCE_RECONNECT, Badge.Action.SETTINGS)) {
            assertThat(page).contains("*" + action.text());
        }
    }

    @Test
    void refusals_are_told_in_the_apps_words() {
        EXPLAINED.forEach(code -> assertThat(page).contains("- \"" + Explanations.of(code, "") + "\""));
    }
}
