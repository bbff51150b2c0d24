-- Files that are being sent in slices, and how far each has come. The slices stand in the store, each under its digest.

CREATE TABLE upload (
  id          UUID PRIMARY KEY,
  person_id   UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  space_id    UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  -- where it is to be put: in a folder, or as a version of a document; without either, at the top
  folder_id   UUID REFERENCES folder (id) ON DELETE CASCADE,
  document_id UUID REFERENCES document (id) ON DELETE CASCADE,
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  bytes       BIGINT NOT NULL CHECK (bytes > 0),
  -- when the file was last changed where it comes from, in milliseconds: with its name and size, this tells the same file
  modified_ms BIGINT NOT NULL,
  received    BIGINT NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  CHECK (received BETWEEN 0 AND bytes)
);
CREATE INDEX upload_by_person ON upload (person_id, COALESCE(document_id, folder_id, space_id), created_at, id);
CREATE INDEX upload_by_space ON upload (space_id);

CREATE TABLE upload_slice (
  upload_id  UUID NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  first_byte BIGINT NOT NULL CHECK (first_byte >= 0),
  digest     BYTEA NOT NULL,
  PRIMARY KEY (upload_id, first_byte)
);
