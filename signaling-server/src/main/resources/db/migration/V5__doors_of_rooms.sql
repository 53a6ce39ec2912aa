-- Who may come into a room: whether those who come knock, whether it is locked, and a keyed hash of its password, or null for none. Of two
-- versions the greater one holds. Invites made until revoked_at let nobody in.
ALTER TABLE rooms ADD COLUMN entry TEXT NOT NULL DEFAULT 'open';
ALTER TABLE rooms ADD COLUMN locked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN password_salt TEXT;
ALTER TABLE rooms ADD COLUMN password_hash TEXT;
ALTER TABLE rooms ADD COLUMN rules_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN revoked_at BIGINT NOT NULL DEFAULT 0;
