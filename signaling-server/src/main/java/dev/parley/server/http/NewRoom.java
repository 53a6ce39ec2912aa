package dev.parley.server.http;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Visibility;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;

/** Reads the body of {@code POST /api/v1/rooms}, one flat JSON object. What is not known in it is refused. */
final class NewRoom {
    private String name = "";
    private String description = "";
    private Visibility visibility = Visibility.PRIVATE;
    private int maxParticipants;

    private NewRoom() {}

    static ClientMessage.CreateRoom read(String body) throws HttpError {
        NewRoom room = new NewRoom();
        try (JsonReader json = new JsonReader(new StringReader(body))) {
            json.setStrictness(Strictness.STRICT);
            room.readAll(json);
            return new ClientMessage.CreateRoom(room.name, room.description, room.visibility, room.maxParticipants);
        } catch (InvalidFieldException e) {
            throw new HttpError(400, "invalid-field", e.getMessage());
        } catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
            throw new HttpError(400, "malformed", "Send a JSON object such as {\"name\": \"Stand-up\"}.");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory", impossible);
        }
    }

    private void readAll(JsonReader json) throws IOException, HttpError {
        json.beginObject();
        while (json.hasNext()) {
            readField(json.nextName(), json);
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new MalformedJsonException("something follows the object");
        }
    }

    private void readField(String field, JsonReader json) throws IOException, HttpError {
        switch (field) {
            case "name" -> name = json.nextString();
            case "description" -> description = json.nextString();
            case "visibility" -> visibility = visibility(json.nextString());
            case "max_participants" -> maxParticipants = json.nextInt();
            default ->
                throw new HttpError(
                        400,
                        "invalid-field",
                        "A room has name, description, visibility and max_participants, and nothing else.");
        }
    }

    private static Visibility visibility(String text) throws HttpError {
        return switch (text) {
            case "public" -> Visibility.PUBLIC;
            case "private" -> Visibility.PRIVATE;
            default -> throw new HttpError(400, "invalid-field", "The visibility is public or private.");
        };
    }
}
