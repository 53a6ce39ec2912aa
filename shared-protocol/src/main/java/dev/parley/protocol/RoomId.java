package dev.parley.protocol;

/**
 * A room's identifier: three pronounceable five-letter words such as {@code lusab-babad-gutih} (proquints, 48 random
 * bits), short enough to say on the telephone and too many to guess.
 *
 * @param value five letters, a hyphen, five letters, a hyphen, five letters, lower case
 */
public record RoomId(String value) {
    public RoomId {
        if (!Proquint.isValid(value)) {
            throw new InvalidFieldException("room", "A room id looks like lusab-babad-gutih. Check it and try again.");
        }
    }

    /** The id that carries the lowest 48 bits of {@code random}. */
    public static RoomId ofRandomBits(long random) {
        return new RoomId(Proquint.encode(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
