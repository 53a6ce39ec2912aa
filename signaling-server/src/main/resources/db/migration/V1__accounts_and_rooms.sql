-- One set of statements for SQLite and PostgreSQL: TEXT and BIGINT mean the same in both, ids are made by the program.
-- Times are milliseconds since 1970-01-01T00:00Z. A migration that was released is never changed; add the next one.

CREATE TABLE users (
    id            TEXT   NOT NULL PRIMARY KEY,
    name          TEXT   NOT NULL UNIQUE,
    email         TEXT   NOT NULL,
    display_name  TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    last_login    BIGINT,
    disabled_at   BIGINT
);

-- A family of refresh tokens: everything that followed from one sign-in.
CREATE TABLE sign_ins (
    id         TEXT   NOT NULL PRIMARY KEY,
    user_id    TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    generation BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    rotated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX sign_ins_of_user ON sign_ins (user_id, rotated_at);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

CREATE TABLE rooms (
    id               TEXT   NOT NULL PRIMARY KEY,
    owner_id         TEXT   REFERENCES users (id) ON DELETE SET NULL,
    name             TEXT   NOT NULL,
    description      TEXT   NOT NULL,
    visibility       TEXT   NOT NULL,
    max_participants BIGINT NOT NULL,
    created_at       BIGINT NOT NULL,
    changed_at       BIGINT NOT NULL
);
CREATE INDEX rooms_of_owner ON rooms (owner_id);

-- One stay of one person in one durable room; left_at is missing while it lasts.
CREATE TABLE visits (
    room_id        TEXT   NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    participant_id TEXT   NOT NULL,
    user_id        TEXT   REFERENCES users (id) ON DELETE SET NULL,
    display_name   TEXT   NOT NULL,
    joined_at      BIGINT NOT NULL,
    left_at        BIGINT,
    PRIMARY KEY (room_id, participant_id)
);
CREATE INDEX visits_of_user ON visits (user_id);
CREATE INDEX visits_by_time ON visits (room_id, joined_at);
