-- One user's invitation of another into a room, which need not be one that is kept. to_id is missing if there was no such user, or if
-- too many invitations waited for them already: whoever sent it is not to know.
CREATE TABLE invitations (
    id         TEXT   NOT NULL PRIMARY KEY,
    room_id    TEXT   NOT NULL,
    room_name  TEXT   NOT NULL,
    from_id    TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    to_name    TEXT   NOT NULL,
    to_id      TEXT   REFERENCES users (id) ON DELETE SET NULL,
    state      TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX invitations_sent ON invitations (from_id, state, changed_at);
CREATE INDEX invitations_received ON invitations (to_id, state, changed_at);
CREATE INDEX invitations_by_expiry ON invitations (state, expires_at);
CREATE INDEX invitations_by_room ON invitations (room_id, state);
