package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.Pages;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page behind a link, alone and on the port of a real server. */
class MeetingPageTest {
    private static final String ROOM = "lusab-babad-gutih";
    private static final MeetingPage PAGE = page("wss://meet.example.org", "");

    private static MeetingPage page(String url, String download) {
        return new MeetingPage(PublicUrl.parse(url).orElseThrow(), download);
    }

    private static Pages.Page at(String target, String languages) {
        return PAGE.at(target, languages).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "wss://meet.example.org, parleys://meet.example.org/, https://meet.example.org/m/",
        "wss://meet.example.org/, parleys://meet.example.org/, https://meet.example.org/m/",
        "wss://Meet.Example.org:8443, parleys://meet.example.org:8443/, https://meet.example.org:8443/m/",
        "ws://192.168.1.20:8443, parley://192.168.1.20:8443/, http://192.168.1.20:8443/m/",
        "wss://example.org/parley/, parleys://example.org/parley/, https://example.org/parley/m/",
        "wss://[2001:db8::20], parleys://[2001:db8::20]/, https://[2001:db8::20]/m/"
    })
    void it_leads_into_the_app_on_the_server_that_the_admin_named(String set, String link, String pages) {
        PublicUrl url = PublicUrl.parse(set).orElseThrow();
        assertThat(url.pages()).isEqualTo(pages);
        Pages.Page page = new MeetingPage(url, "").at("/m/" + ROOM, "").orElseThrow();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"" + link + ROOM + "\"").contains(">Open in Parley</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "meet.example.org",
                "https://meet.example.org",
                "wss://user@meet.example.org",
                "wss://meet.example.org?x",
                "wss://meet.example.org#x",
                "wss://meet.example.org:99999",
                "wss://meet.example.org/a b",
                "wss://meet.example.org/\"><script>",
                "wss://-"
            })
    void what_is_no_address_of_a_server_is_refused(String set) {
        assertThat(PublicUrl.parse(set)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', en, ltr",
        "de, de, ltr",
        "'de-AT,de;q=0.9,en;q=0.8', de, ltr",
        "'fr-FR,es;q=0.7,en;q=0.5', es, ltr",
        "zh-CN, zh, ltr",
        "ar-EG, ar, rtl",
        "'fr,it', en, ltr",
        "'*', en, ltr",
        "'de;q=2', en, ltr",
        "';;;', en, ltr",
        "'en;q=0.1,de;q=0.9', de, ltr"
    })
    void it_speaks_the_language_that_the_browser_asks_for(String asked, String language, String direction) {
        Pages.Page page = at("/m/" + ROOM, asked);
        assertThat(page.body()).contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">");
        assertThat(page.headers()).containsEntry("Content-Language", language);
    }

    @Test
    void every_language_says_everything_and_nothing_has_to_be_replaced_later() throws IOException {
        Set<Object> english = words("en").keySet();
        for (String tag : PageTexts.LANGUAGES) {
            assertThat(words(tag).keySet()).as(tag).isEqualTo(english);
            assertThat(page("wss://meet.example.org", "https://example.org/get?a=1&b")
                            .at("/m/" + ROOM, tag)
                            .orElseThrow()
                            .body())
                    .as(tag)
                    .doesNotContain("{0}")
                    .contains("href=\"https://example.org/get?a=1&amp;b\"");
        }
    }

    private static Properties words(String tag) throws IOException {
        Properties words = new Properties();
        words.load(new InputStreamReader(
                MeetingPage.class.getResourceAsStream("meeting-page_" + tag + ".properties"), StandardCharsets.UTF_8));
        return words;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/m/",
                "/m/lusab-babad",
                "/m/lusab-babad-gutih-x",
                "/m/%3Cscript%3Ealert(1)",
                "/m/\"><script>alert(1)",
                "/m/'onload='x"
            })
    void what_is_no_code_of_a_room_is_told_so_and_not_repeated(String target) {
        Pages.Page page = at(target, "");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body())
                .contains("leads to no meeting")
                .doesNotContain("onload")
                .doesNotContain("alert")
                .doesNotContain("lusab-babad");
    }

    @ParameterizedTest
    @CsvSource({
        "?invite=abc.DEF-_~9, ?invite=abc.DEF-_~9",
        "?utm=1&invite=abc&x=y, ?invite=abc",
        "?invite=<script>, ''",
        "?invite=\"onload=, ''",
        "?other=abc, ''",
        "?, ''"
    })
    void of_what_stands_behind_only_an_invitation_goes_on(String query, String kept) {
        Pages.Page page = at("/m/" + ROOM + query, "");
        assertThat(page.body()).contains("href=\"parleys://meet.example.org/" + ROOM + kept + "\"");
        assertThat(page.body()).doesNotContain("script>").doesNotContain("onload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/m", "/health", "/mm/" + ROOM, "/" + ROOM, "/?/m/" + ROOM})
    void other_addresses_are_none_of_its(String target) {
        assertThat(PAGE.at(target, "")).isEmpty();
    }

    @Test
    void nothing_runs_and_nothing_is_fetched() throws Exception {
        Pages.Page page = at("/m/" + ROOM, "");
        assertThat(page.body()).doesNotContain("<script").doesNotContain("src=").doesNotContain("url(");
        String policy = page.headers().get("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe");
        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page.body());
        assertThat(style.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(style.group(1)).contains("prefers-color-scheme: dark");
    }

    private static HttpResponse<String> ask(SignalingServer server, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_server_shows_it_on_the_port_of_the_clients_and_the_same_for_a_private_room_and_for_none() throws Exception {
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS.withPages(PAGE))) {
            String room = server.openRoom(new ClientMessage.CreateRoom("Secret plans", "Very", Visibility.PRIVATE, 0))
                    .id()
                    .value();
            HttpResponse<String> there = ask(server, "GET", "/m/" + room, "Accept-Language", "de");
            HttpResponse<String> nowhere = ask(server, "GET", "/m/" + ROOM, "Accept-Language", "de");
            assertThat(there.statusCode()).isEqualTo(200);
            assertThat(there.body())
                    .contains("In Parley öffnen")
                    .doesNotContain("Secret")
                    .doesNotContain("Very");
            assertThat(there.body().replace(room, "X")).isEqualTo(nowhere.body().replace(ROOM, "X"));
            assertThat(there.headers().map().keySet())
                    .isEqualTo(nowhere.headers().map().keySet());
            assertThat(there.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(there.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(there.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            HttpResponse<String> head = ask(server, "HEAD", "/m/" + ROOM);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(ask(server, "GET", "/").statusCode()).isEqualTo(426);
            assertThat(ask(server, "POST", "/m/" + ROOM).statusCode()).isEqualTo(426);
        }
    }

    @Test
    void a_server_whose_admin_named_no_address_has_no_pages() throws Exception {
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS)) {
            assertThat(ask(server, "GET", "/m/" + ROOM).statusCode()).isEqualTo(426);
        }
    }
}
