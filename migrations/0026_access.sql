-- Conditions of access to an edition: what is being written, and every version that was published, which an answer cites.

CREATE TABLE access_draft (
  edition_id UUID PRIMARY KEY REFERENCES edition (id) ON DELETE CASCADE,
  -- questions and rules, as JSON
  terms      TEXT NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  version    BIGINT NOT NULL
);

CREATE TABLE access_version (
  edition_id   UUID NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  number       BIGINT NOT NULL CHECK (number > 0),
  terms        TEXT NOT NULL,
  published_by UUID REFERENCES person (id) ON DELETE SET NULL,
  published_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (edition_id, number)
);
CREATE INDEX access_version_by_person ON access_version (published_by);
