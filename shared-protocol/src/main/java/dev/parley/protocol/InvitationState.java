package dev.parley.protocol;

/** What has become of an {@link Invitation}. */
public enum InvitationState {
    /** Not answered yet. */
    PENDING,
    ACCEPTED,
    DECLINED,
    /** Taken back by whoever sent it. */
    WITHDRAWN,
    /** Not answered in time. */
    EXPIRED
}
