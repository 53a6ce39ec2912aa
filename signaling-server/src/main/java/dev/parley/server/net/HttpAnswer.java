package dev.parley.server.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What somebody is told who does not come in as a client. The connection ends with it. */
sealed interface HttpAnswer permits HttpRefusal, HttpAnswer.OfPage {
    /** All its bytes. */
    ByteBuffer response();

    /**
     * A page for a browser.
     *
     * @param head whether only the header fields were asked for
     */
    record OfPage(Pages.Page page, boolean head) implements HttpAnswer {
        @Override
        public ByteBuffer response() {
            byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            StringBuilder fields = new StringBuilder("HTTP/1.1 " + page.status() + " \r\n");
            page.headers()
                    .forEach((name, value) ->
                            fields.append(name).append(": ").append(value).append("\r\n"));
            fields.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
            byte[] start = fields.toString().getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(start.length + (head ? 0 : body.length))
                    .put(start)
                    .put(body, 0, head ? 0 : body.length)
                    .flip();
        }
    }
}
