-- What a participant takes away at the end of an edition: which sessions they attended, as a receipt that proves itself.

CREATE TABLE certificate (
  -- of its receipt
  id           UUID PRIMARY KEY REFERENCES receipt (id) ON DELETE CASCADE,
  edition_id   UUID REFERENCES edition (id) ON DELETE SET NULL,
  applicant_id UUID REFERENCES applicant (id) ON DELETE SET NULL,
  person_id    UUID REFERENCES person (id) ON DELETE SET NULL,
  -- what it says was attended, one a line
  sessions     TEXT NOT NULL,
  given_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX certificate_by_edition ON certificate (edition_id, given_at, id);
CREATE INDEX certificate_by_applicant ON certificate (applicant_id);
CREATE INDEX certificate_by_person ON certificate (person_id);
