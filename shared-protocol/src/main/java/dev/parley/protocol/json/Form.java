package dev.parley.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The JSON form of one message type: its name on the wire and how its {@code data} is read and written, in one place.
 *
 * @param <M> the record
 */
record Form<M>(String type, Fields.Reader<M> reader, BiConsumer<M, JsonObject> writer) {
    /** A message without data. */
    static <M> Form<M> empty(String type, M message) {
        return new Form<>(type, data -> message, (m, data) -> {});
    }

    /** {@code type} and, unless empty, {@code data}. */
    JsonObject encode(M message) {
        JsonObject data = new JsonObject();
        writer.accept(message, data);
        JsonObject top = new JsonObject();
        top.addProperty("type", type);
        if (!data.isEmpty()) {
            top.add("data", data);
        }
        return top;
    }

    static <M> M decode(List<? extends Form<? extends M>> forms, String type, Fields data) throws DecodeException {
        for (Form<? extends M> form : forms) {
            if (form.type.equals(type)) {
                return form.reader.read(data);
            }
        }
        throw data.unsupported();
    }

    static JsonArray strings(Collection<String> values) {
        JsonArray array = new JsonArray(values.size());
        values.forEach(array::add);
        return array;
    }

    static <T> JsonArray objects(Collection<T> values, Function<T, JsonObject> writer) {
        JsonArray array = new JsonArray(values.size());
        values.forEach(v -> array.add(writer.apply(v)));
        return array;
    }
}
