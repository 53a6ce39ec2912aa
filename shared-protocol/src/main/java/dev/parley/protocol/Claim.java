package dev.parley.protocol;

/**
 * What a client proves with that an earlier try to enter a room was its own, although the reply with the ticket got lost.
 *
 * @param key {@value Limits#CLAIM_MIN_LENGTH} to {@value Limits#CLAIM_LENGTH} characters that nobody can guess, the same with each try of one run
 *     of a client to enter one room of one server, and different for any other room or server
 * @param attempt grows with each try, so that a late one takes nothing from a later one; 0 to 2^53 - 1
 */
public record Claim(String key, long attempt) {
    public Claim {
        Text.opaque("claim.key", key, Limits.CLAIM_LENGTH);
        if (key.length() < Limits.CLAIM_MIN_LENGTH) {
            throw new InvalidFieldException(
                    "claim.key",
                    "The key of a claim has at least " + Limits.CLAIM_MIN_LENGTH
                            + " characters, so that nobody guesses it.");
        }
        Numbers.check("claim.attempt", attempt, 0, Limits.INTEGER);
    }

    /** Whether this is a later try of the same client. */
    public boolean follows(Claim earlier) {
        return key.equals(earlier.key) && attempt > earlier.attempt;
    }

    /** Without the key, which lets its holder take a place. */
    @Override
    public String toString() {
        return "Claim[key=(hidden), attempt=" + attempt + "]";
    }
}
