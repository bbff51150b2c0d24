-- Tokens by which a person's programs use the interface. Of the secret only its SHA-256 is kept.
CREATE TABLE api_token (
  id         UUID PRIMARY KEY,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  digest     BYTEA NOT NULL UNIQUE,
  -- may change things, or only read
  writes     BOOLEAN NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  -- the day only: each request is not a write
  used_on    DATE,
  revoked_at TIMESTAMPTZ
);
CREATE INDEX api_token_by_person ON api_token (person_id, created_at);
CREATE INDEX api_token_by_expiry ON api_token (expires_at);
