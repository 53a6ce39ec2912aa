package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code /metrics}, the Grafana dashboard and the table in {@code docs/server.md} together. */
class MetricsDashboardTest {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));

    /** A metric in an expression stands before the braces of its selector. */
    private static final Pattern METRIC = Pattern.compile("\\b([a-z_]+)\\{");

    private static final Pattern LABEL = Pattern.compile("by \\(([a-z]+)\\) \\((?:rate\\()?([a-z_]+)\\{");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(parley_[a-z_]+)");

    /** What a server says that has done something of everything. */
    private static String metrics() throws Exception {
        try (RunningApi api = new RunningApi();
                TestClient ann = TestClient.welcomed(api.server.url())) {
            ann.say(new ClientMessage.CreateRoom("a", "", Visibility.PUBLIC, 0));
            ann.expect(ServerMessage.RoomCreated.class);
            return api.asAdmin("GET", "/metrics", "").body();
        }
    }

    private static Set<String> names(String metrics) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> expressions() throws IOException {
        JsonObject dashboard = JsonParser.parseString(
                        Files.readString(ROOT.resolve("installers/grafana/parley-server.json")))
                .getAsJsonObject();
        return dashboard.getAsJsonArray("panels").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(panel -> panel.has("targets"))
                .flatMap(panel -> panel.getAsJsonArray("targets").asList().stream())
                .map(target -> target.getAsJsonObject().get("expr").getAsString());
    }

    @Test
    void every_metric_of_the_dashboard_is_there() throws Exception {
        Set<String> there = names(metrics());
        Set<String> asked = expressions()
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(30);
        assertThat(there).containsAll(asked);
    }

    @Test
    void every_label_of_the_dashboard_is_there() throws Exception {
        String metrics = metrics();
        assertThat(expressions().flatMap(expression -> LABEL.matcher(expression).results()))
                .hasSizeGreaterThan(4)
                .filteredOn(match ->
                        !match.group(1).equals("instance") && !match.group(1).equals("le"))
                .allSatisfy(match -> assertThat(metrics)
                        .containsPattern("(?m)^" + match.group(2) + "\\{[^}]*" + match.group(1) + "=\""));
    }

    @Test
    void every_metric_of_the_server_is_on_the_dashboard_and_in_the_documentation() throws Exception {
        String asked = expressions().collect(Collectors.joining("\n"));
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(ROOT.resolve("docs/server.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> own = names(metrics()).stream()
                .filter(name -> name.startsWith("parley_"))
                .map(name -> name.replaceFirst("_(bucket|sum|count|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(own);
        assertThat(own)
                .allSatisfy(name -> assertThat(asked)
                        .as("the dashboard")
                        .containsPattern("\\b" + name + "(_bucket|_sum|_count)?\\{"));
    }
}
