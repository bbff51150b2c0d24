-- Announcements that fell into somebody's quiet hours: their mail leaves when these end.
CREATE TABLE announcement_quiet (
  announcement_id UUID NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  due_at          TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (announcement_id, person_id)
);
CREATE INDEX announcement_quiet_by_person ON announcement_quiet (person_id);
CREATE INDEX announcement_quiet_due ON announcement_quiet (due_at);
