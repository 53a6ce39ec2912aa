package dev.parley.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the fields of one JSON object. A field that is missing or of another type is {@link
 * ErrorCode#MALFORMED}; {@code null} counts as missing. Fields nobody asks for are ignored.
 */
final class Fields {
    private final JsonObject json;
    private final @Nullable String re;

    private Fields(JsonObject json, @Nullable String re) {
        this.json = json;
        this.re = re;
    }

    /** @param re what errors will carry as {@link DecodeException#re} */
    static Fields of(JsonObject json, @Nullable String re) {
        return new Fields(json, re);
    }

    boolean has(String name) {
        JsonElement value = json.get(name);
        return value != null && !value.isJsonNull();
    }

    String string(String name) throws DecodeException {
        return asString(name, required(name));
    }

    String stringOr(String name, String absent) throws DecodeException {
        return has(name) ? string(name) : absent;
    }

    /** An integer of a magnitude below 2^53, written without fraction or exponent. */
    long integer(String name) throws DecodeException {
        if (required(name) instanceof JsonPrimitive p
                && p.isNumber()
                && p.getAsNumber() instanceof Long value
                && Math.abs(value) <= Limits.INTEGER) {
            return value;
        }
        throw wrong(name, "an integer between -(2^53 - 1) and 2^53 - 1, without fraction or exponent");
    }

    @Nullable
    Long integerOrNull(String name) throws DecodeException {
        return has(name) ? integer(name) : null;
    }

    long integerOr(String name, long absent) throws DecodeException {
        return has(name) ? integer(name) : absent;
    }

    /** An integer of 32 bits. */
    int int32(String name) throws DecodeException {
        long value = integer(name);
        if (value != (int) value) {
            throw wrong(name, "an integer between -2147483648 and 2147483647");
        }
        return (int) value;
    }

    int int32Or(String name, int absent) throws DecodeException {
        return has(name) ? int32(name) : absent;
    }

    boolean bool(String name) throws DecodeException {
        if (required(name) instanceof JsonPrimitive p && p.isBoolean()) {
            return p.getAsBoolean();
        }
        throw wrong(name, "true or false");
    }

    boolean boolOr(String name, boolean absent) throws DecodeException {
        return has(name) ? bool(name) : absent;
    }

    RoomId room(String name) throws DecodeException {
        return new RoomId(string(name));
    }

    ParticipantId participant(String name) throws DecodeException {
        return new ParticipantId(string(name));
    }

    /** One of {@code values} by its {@link #wire} form. */
    <E extends Enum<E>> E oneOf(String name, E[] values) throws DecodeException {
        return find(string(name), values).orElseThrow(() -> invalid("The field " + name + " has an unknown value."));
    }

    /** The same, of a field that may be missing; a value that a later version may know counts as missing. */
    <E extends Enum<E>> E oneOfOr(String name, E[] values, E absent) throws DecodeException {
        return find(stringOr(name, ""), values).orElse(absent);
    }

    private static <E extends Enum<E>> Optional<E> find(String text, E[] values) {
        return Arrays.stream(values).filter(value -> wire(value).equals(text)).findFirst();
    }

    /** Lower case, words joined by hyphens. */
    static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Fields object(String name) throws DecodeException {
        return asObject(name, required(name));
    }

    Fields objectOrEmpty(String name) throws DecodeException {
        return has(name) ? object(name) : new Fields(new JsonObject(), re);
    }

    List<String> strings(String name) throws DecodeException {
        List<String> list = new ArrayList<>();
        for (JsonElement element : array(name)) {
            list.add(asString(name, element));
        }
        return list;
    }

    List<RoomId> rooms(String name) throws DecodeException {
        List<RoomId> list = new ArrayList<>();
        for (String id : strings(name)) {
            list.add(new RoomId(id));
        }
        return list;
    }

    <T> List<T> objects(String name, Reader<T> reader) throws DecodeException {
        List<T> list = new ArrayList<>();
        for (JsonElement element : array(name)) {
            list.add(reader.read(asObject(name, element)));
        }
        return list;
    }

    /** An unknown message type. */
    DecodeException unsupported() {
        return new DecodeException(
                ErrorCode.UNSUPPORTED, "This message type is not known in this version of the protocol.", re);
    }

    /** A value that is well formed but not allowed. */
    DecodeException invalid(String message) {
        return new DecodeException(ErrorCode.INVALID_FIELD, message, re);
    }

    private JsonArray array(String name) throws DecodeException {
        if (required(name) instanceof JsonArray array) {
            return array;
        }
        throw wrong(name, "an array");
    }

    private JsonElement required(String name) throws DecodeException {
        JsonElement value = json.get(name);
        if (value == null || value.isJsonNull()) {
            throw new DecodeException(ErrorCode.MALFORMED, "The field " + name + " is missing.", re);
        }
        return value;
    }

    private String asString(String name, JsonElement element) throws DecodeException {
        if (element instanceof JsonPrimitive p && p.isString()) {
            return p.getAsString();
        }
        throw wrong(name, "a string");
    }

    private Fields asObject(String name, JsonElement element) throws DecodeException {
        if (element instanceof JsonObject object) {
            return new Fields(object, re);
        }
        throw wrong(name, "an object");
    }

    private DecodeException wrong(String name, String expected) {
        return new DecodeException(ErrorCode.MALFORMED, "The field " + name + " must be " + expected + ".", re);
    }

    /** Reads a value from an object. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Fields fields) throws DecodeException;
    }
}
