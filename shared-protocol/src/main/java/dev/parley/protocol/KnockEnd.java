package dev.parley.protocol;

/** What became of somebody who knocked, as the host is told. */
public enum KnockEnd {
    /** The host let them in. */
    APPROVED,
    /** The host turned them away. */
    REJECTED,
    /** Nobody answered in time. */
    EXPIRED,
    /** They left, came in by other means, or could not come in any more. */
    WITHDRAWN
}
