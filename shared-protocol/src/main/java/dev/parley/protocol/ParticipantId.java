package dev.parley.protocol;

/**
 * One membership of one room. Every join gets a new one, so nothing addressed to an earlier membership can reach a
 * later one.
 *
 * @param value 1 to {@value Limits#ID_LENGTH} characters of {@code [A-Za-z0-9_-]}
 */
public record ParticipantId(String value) implements Comparable<ParticipantId> {
    public ParticipantId {
        Ids.check("participant", value);
    }

    /** The order by which a pair of peers agrees who is polite: the smaller id is (see {@code docs/protocol.md}). */
    @Override
    public int compareTo(ParticipantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
