package dev.parley.server.http;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked for.
 *
 * @param method {@code GET}, {@code POST} or {@code DELETE}; {@code HEAD} is answered by the route for {@code GET}
 * @param path such as {@code /api/v1/rooms/{id}}; a part in braces, which only the last may be, stands for anything
 */
record Route(String method, String path, Handler handler) {
    /**
     * A request for a route.
     *
     * @param query behind the question mark, as it is; empty for none
     * @param authorization the header field; null for none
     */
    record Call(
            String parameter,
            String body,
            String query,
            @Nullable String authorization) {
        /** The value of a parameter of the query, as it is; empty for none. */
        String query(String name) {
            return Stream.of(query.split("&"))
                    .filter(part -> part.startsWith(name + "="))
                    .map(part -> part.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }

        /** Without the authorization. */
        @Override
        public String toString() {
            return "Call[parameter=" + parameter + "]";
        }
    }

    /** Answers it. Called on a virtual thread for each request. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call) throws HttpError;
    }

    static Route get(String path, Handler handler) {
        return new Route("GET", path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route("POST", path, handler);
    }

    static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, handler);
    }

    /** Whether a request's path is this one's; then what stands for the part in braces, or nothing. */
    Optional<String> match(String requested) {
        int brace = path.indexOf('{');
        if (brace < 0) {
            return path.equals(requested) ? Optional.of("") : Optional.empty();
        }
        String fixed = path.substring(0, brace);
        boolean matches =
                requested.startsWith(fixed) && requested.length() > fixed.length() && requested.indexOf('/', brace) < 0;
        return matches ? Optional.of(requested.substring(brace)) : Optional.empty();
    }
}
