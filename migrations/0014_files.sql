-- Documents of a space: folders, files, and every version of each. The bytes stand outside, under their digest.

CREATE TABLE folder (
  id         UUID PRIMARY KEY,
  space_id   UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  -- nothing at the top; a folder is deleted when it is empty, which these references see to
  parent_id  UUID REFERENCES folder (id) ON DELETE NO ACTION,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key   TEXT NOT NULL,
  created_by UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX folder_name ON folder (COALESCE(parent_id, space_id), name);
CREATE INDEX folder_by_space ON folder (space_id, name_key, id);

CREATE TABLE document (
  id         UUID PRIMARY KEY,
  space_id   UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  folder_id  UUID REFERENCES folder (id) ON DELETE NO ACTION,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key   TEXT NOT NULL,
  -- lower case without accents, for searching
  name_words TEXT NOT NULL,
  last_number BIGINT NOT NULL,
  created_by UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX document_name ON document (COALESCE(folder_id, space_id), name);
CREATE INDEX document_by_folder ON document (COALESCE(folder_id, space_id), name_key, id);
CREATE INDEX document_by_space ON document (space_id, name_key, id);

CREATE TABLE document_version (
  document_id UUID NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  number      BIGINT NOT NULL CHECK (number > 0),
  digest      BYTEA NOT NULL,
  bytes       BIGINT NOT NULL CHECK (bytes >= 0),
  -- what its content says it is
  kind        TEXT NOT NULL,
  comment     TEXT NOT NULL CHECK (length(comment) <= 200),
  author_id   UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (document_id, number)
);
