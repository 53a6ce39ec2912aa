-- Who an OpenID provider says somebody is: a subject of an issuer belongs to one account.
CREATE TABLE identities (
    issuer    TEXT   NOT NULL,
    subject   TEXT   NOT NULL,
    user_id   TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_of_user ON identities (user_id);

-- Id tokens that were used, for as long as they could be used again: minutes.
CREATE TABLE used_id_tokens (
    digest     TEXT   NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX used_id_tokens_by_expiry ON used_id_tokens (expires_at);
