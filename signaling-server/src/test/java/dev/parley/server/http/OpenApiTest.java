package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.room.RefusedException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds {@code openapi.json} and the code together, in both directions. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "delete", "put", "patch", "head", "options");

    private RunningApi api;
    private JsonObject document;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        document = RunningApi.json(api.get("/openapi.json"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private record Operation(String method, String path, JsonObject json) {
        String name() {
            return method + " " + path;
        }
    }

    private Stream<Operation> operations() {
        return document.getAsJsonObject("paths").entrySet().stream()
                .flatMap(path -> path.getValue().getAsJsonObject().entrySet().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                entry.getValue().getAsJsonObject())));
    }

    private static Set<String> names(List<Route> routes) {
        return routes.stream().map(route -> route.method() + " " + route.path()).collect(Collectors.toSet());
    }

    @Test
    void it_describes_what_there_is_and_nothing_else() {
        assertThat(document.get("openapi").getAsString()).startsWith("3.1.");
        Set<String> there = new TreeSet<>(names(api.api.forEverybody()));
        there.addAll(names(api.api.forAccounts()));
        there.addAll(names(api.api.forAdmins()));
        assertThat(operations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void it_asks_for_the_token_where_the_code_does() {
        Set<String> everybody = names(api.api.forEverybody());
        Set<String> owners = names(api.api.forAccounts());
        Set<String> admins = names(api.api.forAdmins());
        operations().forEach(operation -> {
            String security = operation.json().get("security").toString();
            assertThat(security.contains("{}")).as(operation.name()).isEqualTo(everybody.contains(operation.name()));
            assertThat(security.contains("adminToken"))
                    .as(operation.name())
                    .isEqualTo(admins.contains(operation.name()));
            assertThat(security.contains("accessToken"))
                    .as(operation.name())
                    .isEqualTo(owners.contains(operation.name()));
            assertThat(operation.json().getAsJsonObject("responses").has("401"))
                    .as(operation.name())
                    .isEqualTo(admins.contains(operation.name()) || owners.contains(operation.name()));
        });
    }

    @Test
    void every_answer_has_the_form_that_is_described() throws Exception {
        Set<String> seen = new TreeSet<>();
        HttpResponse<String> created =
                check("POST", "/api/v1/rooms", "{\"name\": \"a\", \"visibility\": \"public\"}", seen);
        String id = RunningApi.json(created).get("id").getAsString();
        check("GET", "/health", "", seen);
        check("GET", "/ready", "", seen);
        check("GET", "/openapi.json", "", seen);
        check("GET", "/metrics", "", seen);
        check("GET", "/stats", "", seen);
        check("GET", "/api/v1/rooms", "", seen);
        check("GET", "/api/v1/rooms/" + id, "", seen);
        check("GET", "/api/v1/rooms/babab-babab-babab", "", seen);
        check("POST", "/api/v1/rooms", "{}", seen);
        check("POST", "/api/v1/rooms", " ".repeat(20_000), seen);
        check("DELETE", "/api/v1/rooms/" + id, "", seen);
        check("DELETE", "/api/v1/rooms/" + id, "", seen);
        check("GET", "/api/v1/rooms/" + id, "", seen);
        ofOwners(seen);
        unauthorized(seen);
        fillUp(seen);
        api.readiness.leave();
        check("GET", "/ready", "", seen);
        api.server.close();
        check("GET", "/health", "", seen);
        assertThat(operations().flatMap(OpenApiTest::statuses))
                .as("answers that are described")
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    private static Stream<String> statuses(Operation operation) {
        return operation.json().getAsJsonObject("responses").keySet().stream()
                .map(status -> operation.name() + " " + status);
    }

    private void ofOwners(Set<String> seen) throws IOException, InterruptedException {
        for (Route route : api.api.forAccounts()) {
            String path = route.path().replace("{id}", TestKeeper.FIRST.id().value());
            check(route.method(), path, api.asOwner(route.method(), path, ""), seen);
            check(route.method(), path, api.asOwner(route.method(), path, "good"), seen);
            check(route.method(), path, api.asOwner(route.method(), path, "away"), seen);
        }
        String rooms = "/api/v1/account/rooms";
        check("GET", rooms, api.asOwner("GET", rooms + "?after=x", "good"), seen);
        String gone = rooms + "/" + TestKeeper.FIRST.id().value();
        check("DELETE", gone, api.asOwner("DELETE", gone, "good"), seen);
    }

    private void unauthorized(Set<String> seen) throws IOException, InterruptedException {
        for (Route route : api.api.forAdmins()) {
            String path = route.path().replace("{id}", "x");
            check(route.method(), path, api.asAdmin(route.method(), path, "", ""), seen);
        }
    }

    /** As many rooms as the server may have. */
    private void fillUp(Set<String> seen) throws IOException, InterruptedException {
        var create = new ClientMessage.CreateRoom("a", "", Visibility.PRIVATE, 0);
        try {
            while (true) {
                api.server.openRoom(create);
            }
        } catch (RefusedException full) {
            check("POST", "/api/v1/rooms", "{\"name\": \"a\"}", seen);
        }
    }

    private HttpResponse<String> check(String method, String path, String body, Set<String> seen)
            throws IOException, InterruptedException {
        boolean open =
                names(api.api.forEverybody()).contains(operation(method, path).name());
        return check(method, path, open ? api.get(path) : api.asAdmin(method, path, body), seen);
    }

    private HttpResponse<String> check(String method, String path, HttpResponse<String> response, Set<String> seen) {
        Operation operation = operation(method, path);
        String status = Integer.toString(response.statusCode());
        String name = operation.name() + " " + status;
        JsonObject described = operation.json().getAsJsonObject("responses").getAsJsonObject(status);
        assertThat(described).as(name).isNotNull();
        seen.add(name);
        if (!described.has("content")) {
            assertThat(response.body()).as(name).isEmpty();
            return response;
        }
        Map.Entry<String, JsonElement> content =
                described.getAsJsonObject("content").entrySet().iterator().next();
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(content.getKey());
        if (content.getKey().equals("application/json")) {
            JsonObject schema = content.getValue().getAsJsonObject().getAsJsonObject("schema");
            new Schemas(document).check(name, RunningApi.json(response), schema);
        }
        return response;
    }

    private Operation operation(String method, String path) {
        return operations()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> new Route(method, operation.path(), call -> Answer.nothing())
                        .match(path)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
