-- What each line of an imported file became, so that the same file imported twice changes nothing.
CREATE TABLE imported_line (
  kind       TEXT NOT NULL CHECK (kind IN ('suppliers', 'solutions', 'needs')),
  source_key TEXT NOT NULL,
  -- SHA-256 of the line as it was understood
  digest     BYTEA NOT NULL,
  target_id  UUID NOT NULL,
  at         TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (kind, source_key)
);

-- A file that a coordinator is looking at before it is imported; kept a day.
CREATE TABLE import_file (
  id         UUID PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('suppliers', 'solutions', 'needs')),
  name       TEXT NOT NULL,
  digest     BYTEA NOT NULL,
  person_id  UUID REFERENCES person (id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX import_file_by_time ON import_file (created_at);
CREATE INDEX import_file_by_person ON import_file (person_id);
