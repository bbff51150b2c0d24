-- What came of an edition: as its organisers write it, and the figures of the day on which they published it.

CREATE TABLE edition_report (
  edition_id   UUID PRIMARY KEY REFERENCES edition (id) ON DELETE CASCADE,
  -- as Markdown
  text         TEXT NOT NULL,
  -- as JSON, without anything that tells who; counted afresh as long as it is not published
  figures      TEXT,
  published_by UUID REFERENCES person (id) ON DELETE SET NULL,
  published_at TIMESTAMPTZ,
  updated_at   TIMESTAMPTZ NOT NULL,
  version      BIGINT NOT NULL,
  CHECK ((figures IS NULL) = (published_at IS NULL))
);
CREATE INDEX edition_report_by_person ON edition_report (published_by);
