-- Meetings of a space: one by one or in a series, who comes, what is on the agenda, what was decided. Each meeting of a
-- series is a row from the beginning, so that one can be moved or cancelled without the others.

CREATE TABLE meeting_series (
  id          UUID PRIMARY KEY,
  space_id    UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  -- the rule: so many meetings, every so many weeks, at the hour of the first in its time zone
  first_at    TIMESTAMPTZ NOT NULL,
  every_weeks BIGINT NOT NULL CHECK (every_weeks BETWEEN 1 AND 52),
  count       BIGINT NOT NULL CHECK (count BETWEEN 2 AND 60),
  time_zone   TEXT NOT NULL,
  -- what all were planned to be; a meeting may say otherwise
  title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text        TEXT NOT NULL,
  -- in minutes
  lasts       BIGINT NOT NULL CHECK (lasts BETWEEN 5 AND 1440),
  place       TEXT NOT NULL,
  access      TEXT NOT NULL,
  link        TEXT NOT NULL,
  -- counts what changed for all, as calendars want it; and how much of that was mailed
  sequence    BIGINT NOT NULL,
  mailed      BIGINT NOT NULL,
  updated_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX meeting_series_by_space ON meeting_series (space_id);

CREATE TABLE meeting (
  id            UUID PRIMARY KEY,
  space_id      UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  series_id     UUID REFERENCES meeting_series (id) ON DELETE CASCADE,
  -- when the rule of its series puts it; calendars know it by that for ever
  slot_at       TIMESTAMPTZ,
  kind          TEXT NOT NULL CHECK (kind IN ('working', 'plenary', 'workshop', 'matchmaking')),
  title         TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text          TEXT NOT NULL,
  starts_at     TIMESTAMPTZ NOT NULL,
  ends_at       TIMESTAMPTZ NOT NULL,
  time_zone     TEXT NOT NULL,
  -- in person, online, or both: what is not empty
  place         TEXT NOT NULL,
  access        TEXT NOT NULL,
  link          TEXT NOT NULL,
  -- seats, after which one waits; none means as many as come
  capacity      BIGINT CHECK (capacity BETWEEN 1 AND 100000),
  cancelled_at  TIMESTAMPTZ,
  sequence      BIGINT NOT NULL,
  mailed        BIGINT NOT NULL,
  -- what was said, decided and undertaken
  minutes       TEXT NOT NULL,
  minutes_state TEXT NOT NULL CHECK (minutes_state IN ('none', 'draft', 'proposed', 'adopted')),
  minutes_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  minutes_at    TIMESTAMPTZ,
  created_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  updated_at    TIMESTAMPTZ NOT NULL,
  version       BIGINT NOT NULL,
  CHECK (ends_at > starts_at),
  CHECK ((series_id IS NULL) = (slot_at IS NULL))
);
CREATE INDEX meeting_by_space ON meeting (space_id, starts_at, id);
CREATE INDEX meeting_by_series ON meeting (series_id, slot_at);

-- A person at a meeting: what they answered, and whether they were there.
CREATE TABLE meeting_person (
  meeting_id  UUID NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id   UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  answer      TEXT CHECK (answer IN ('yes', 'no', 'maybe', 'delegate')),
  -- who comes in their place
  delegate    TEXT NOT NULL,
  -- since when they want a seat: the first come have it
  seat_at     TIMESTAMPTZ,
  attended    BOOLEAN,
  -- finds the minutes right
  approved_at TIMESTAMPTZ,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX meeting_person_by_person ON meeting_person (person_id, meeting_id);

CREATE TABLE agenda_item (
  id         UUID PRIMARY KEY,
  meeting_id UUID NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position   BIGINT NOT NULL,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- in minutes; 0 where nobody said
  lasts      BIGINT NOT NULL CHECK (lasts BETWEEN 0 AND 1440),
  created_by UUID REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position);

-- What the minutes say was decided or undertaken, picked out of their text.
CREATE TABLE meeting_outcome (
  meeting_id UUID NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position   BIGINT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('decision', 'action')),
  text       TEXT NOT NULL,
  -- who undertook it, by when, and since when it is done
  person_id  UUID REFERENCES person (id) ON DELETE SET NULL,
  due_on     DATE,
  done_at    TIMESTAMPTZ,
  PRIMARY KEY (meeting_id, position)
);
CREATE INDEX meeting_outcome_by_person ON meeting_outcome (person_id, done_at);

-- The address in a mail by which its reader answers without signing in: for one meeting, or for all of a series.
CREATE TABLE meeting_letter (
  digest     BYTEA PRIMARY KEY,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  meeting_id UUID REFERENCES meeting (id) ON DELETE CASCADE,
  series_id  UUID REFERENCES meeting_series (id) ON DELETE CASCADE,
  sent_at    TIMESTAMPTZ NOT NULL,
  CHECK ((series_id IS NULL) <> (meeting_id IS NULL))
);
CREATE INDEX meeting_letter_by_person ON meeting_letter (person_id);
CREATE INDEX meeting_letter_by_time ON meeting_letter (sent_at);

-- The secret address under which a person's calendar reads meetings: of all their spaces, or of one.
CREATE TABLE calendar_feed (
  id         UUID PRIMARY KEY,
  digest     BYTEA NOT NULL UNIQUE,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  space_id   UUID REFERENCES space (id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX calendar_feed_by_person ON calendar_feed (person_id, created_at);

-- A search for a date: what is proposed, and what suits whom.
CREATE TABLE date_search (
  id         UUID PRIMARY KEY,
  space_id   UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text       TEXT NOT NULL,
  -- in minutes
  lasts      BIGINT NOT NULL CHECK (lasts BETWEEN 5 AND 1440),
  time_zone  TEXT NOT NULL,
  closed_at  TIMESTAMPTZ,
  created_by UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX date_search_by_space ON date_search (space_id, created_at);

CREATE TABLE date_slot (
  search_id UUID NOT NULL REFERENCES date_search (id) ON DELETE CASCADE,
  position  BIGINT NOT NULL,
  starts_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (search_id, position)
);

CREATE TABLE date_answer (
  search_id UUID NOT NULL,
  position  BIGINT NOT NULL,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  suits     TEXT NOT NULL CHECK (suits IN ('yes', 'maybe', 'no')),
  PRIMARY KEY (search_id, position, person_id),
  FOREIGN KEY (search_id, position) REFERENCES date_slot (search_id, position) ON DELETE CASCADE
);
CREATE INDEX date_answer_by_person ON date_answer (person_id, search_id);
