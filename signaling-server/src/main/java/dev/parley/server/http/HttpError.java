package dev.parley.server.http;

/** A request that is not done. It is answered with {@code {"error": code, "message": sentence, "correlation": …}}. */
final class HttpError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String sentence;

    /**
     * Refuses a request.
     *
     * @param status HTTP status code (RFC 9110 §15)
     * @param code for programs, such as {@code room-unknown}
     * @param sentence for people: what is wrong and what to do
     */
    HttpError(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
