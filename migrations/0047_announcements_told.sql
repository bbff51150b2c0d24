-- Announcements that fell into somebody's quiet hours: their mail leaves when these end.
CREATE TABLE announcement_quiet (
  announcement_id UUID NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  due_at          TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (announcement_id, person_id)
);
CREATE INDEX announcement_quiet_by_person ON announcement_quiet (person_id);
CREATE INDEX announcement_quiet_due ON announcement_quiet (due_at);

-- What was announced is kept for a year. That an organisation was told of a need stays longer, so that it is told once;
-- of solutions, announcement_fit says it.
CREATE TABLE announcement_told (
  need_id         UUID NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  PRIMARY KEY (need_id, organisation_id)
);
CREATE INDEX announcement_told_by_organisation ON announcement_told (organisation_id);
CREATE INDEX announcement_by_time ON announcement (at);
