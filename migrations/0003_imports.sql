-- Files imported: what each line became, what a person settled, and the files being looked at.

-- What each line became, so that the same file imported twice changes nothing.
CREATE TABLE imported_line (
  kind       TEXT NOT NULL CHECK (kind IN ('suppliers', 'solutions', 'needs')),
  source_key TEXT NOT NULL,
  -- SHA-256 of the line as it was understood
  digest     BYTEA NOT NULL,
  target_id  UUID NOT NULL,
  at         TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (kind, source_key)
);

-- What a person settled where the program doubted, kept for the files to come.
CREATE TABLE import_answer (
  subject   TEXT NOT NULL CHECK (subject IN ('place', 'category')),
  -- the words of the file, folded
  value     TEXT NOT NULL,
  -- nothing: it is to be left empty, and not asked again
  target_id UUID,
  at        TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (subject, value)
);

-- A file that was posted. The file itself is kept for a day; this row stays when it was imported, as a record.
CREATE TABLE import_file (
  id         UUID PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('suppliers', 'solutions', 'needs')),
  name       TEXT NOT NULL,
  digest     BYTEA NOT NULL,
  lines      BIGINT NOT NULL,
  -- of whoever posted it: words without a language of their own are read in it
  language   TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  -- which column is which field, as JSON; asked for once these are chosen
  columns    TEXT,
  person_id  UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL,
  asked_at   TIMESTAMPTZ,
  done_at    TIMESTAMPTZ,
  -- what it did, as JSON
  report     TEXT
);
CREATE INDEX import_file_by_time ON import_file (created_at);
CREATE INDEX import_file_by_person ON import_file (person_id);
