-- When the server that holds an open visit last said that it lasts: after a crash, the visit ended then.
ALTER TABLE visits ADD COLUMN seen_at BIGINT;
CREATE INDEX visits_open ON visits (seen_at) WHERE left_at IS NULL;
DROP INDEX rooms_of_owner;
CREATE INDEX rooms_of_owner_by_time ON rooms (owner_id, created_at, id);
