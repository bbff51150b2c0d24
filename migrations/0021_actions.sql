-- The action plan of a cycle: who does what, from when to when, with what, and what comes of it.

CREATE TABLE action (
  id              UUID PRIMARY KEY,
  cycle_id        UUID NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
  orientation_id  UUID REFERENCES orientation (id) ON DELETE SET NULL,
  -- by which people name it within the cycle: 1, 2, 3
  number          BIGINT NOT NULL CHECK (number > 0),
  title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text            TEXT NOT NULL,
  -- who answers for it, and in whose name
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  organisation_id UUID REFERENCES organisation (id),
  -- since when that person answers for it, and who said so
  given_by        UUID REFERENCES person (id) ON DELETE SET NULL,
  given_at        TIMESTAMPTZ,
  starts_on       DATE NOT NULL,
  due_on          DATE NOT NULL,
  -- its dates when the plan was adopted
  planned_start   DATE,
  planned_due     DATE,
  state           TEXT NOT NULL CHECK (state IN ('to_come', 'in_progress', 'to_validate', 'done', 'dropped')),
  state_by        UUID REFERENCES person (id) ON DELETE SET NULL,
  state_at        TIMESTAMPTZ NOT NULL,
  -- the meeting that decided on it, and the words of its minutes
  meeting_id      UUID REFERENCES meeting (id) ON DELETE SET NULL,
  decision        TEXT NOT NULL,
  created_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at      TIMESTAMPTZ NOT NULL,
  updated_at      TIMESTAMPTZ NOT NULL,
  version         BIGINT NOT NULL,
  CHECK (due_on >= starts_on)
);
CREATE UNIQUE INDEX action_by_number ON action (cycle_id, number);
CREATE INDEX action_by_person ON action (person_id, due_on);
CREATE INDEX action_by_due ON action (state, due_on);
CREATE INDEX action_by_orientation ON action (orientation_id);
CREATE INDEX action_by_meeting ON action (meeting_id);

-- Who else works on it.
CREATE TABLE action_person (
  action_id UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (action_id, person_id)
);
CREATE INDEX action_person_by_person ON action_person (person_id);

-- The action begins when the other is done.
CREATE TABLE action_dependency (
  action_id UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  after_id  UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  PRIMARY KEY (action_id, after_id),
  CHECK (action_id <> after_id)
);
CREATE INDEX action_dependency_by_other ON action_dependency (after_id);

-- Of what somebody was reminded: so many days after its due date, before it where they are less than none. Once each.
CREATE TABLE action_reminder (
  action_id UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  due_on    DATE NOT NULL,
  days      BIGINT NOT NULL,
  at        TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (action_id, person_id, due_on, days)
);
CREATE INDEX action_reminder_by_person ON action_reminder (person_id);

-- Hours or money that it takes, and from whom: hours spread evenly from its start to its due date.
CREATE TABLE action_resource (
  id              UUID PRIMARY KEY,
  action_id       UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('hours', 'money')),
  -- hours, or the smallest coin of the group's currency
  amount          BIGINT NOT NULL CHECK (amount > 0),
  organisation_id UUID NOT NULL REFERENCES organisation (id)
);
CREATE INDEX action_resource_by_action ON action_resource (action_id);
CREATE INDEX action_resource_by_organisation ON action_resource (organisation_id);

CREATE TABLE action_note (
  id        UUID PRIMARY KEY,
  action_id UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  text      TEXT NOT NULL,
  author_id UUID REFERENCES person (id) ON DELETE SET NULL,
  at        TIMESTAMPTZ NOT NULL
);
CREATE INDEX action_note_by_action ON action_note (action_id, at);
CREATE INDEX action_note_by_author ON action_note (author_id);

-- What it has to do with: a page, a need, a solution, or an address elsewhere.
CREATE TABLE action_link (
  id        UUID PRIMARY KEY,
  action_id UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  title     TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  address   TEXT NOT NULL,
  added_by  UUID REFERENCES person (id) ON DELETE SET NULL,
  at        TIMESTAMPTZ NOT NULL
);
CREATE INDEX action_link_by_action ON action_link (action_id, at);

-- What an action is to produce. How it is tried by its users stands with the library.
CREATE TABLE deliverable (
  id         UUID PRIMARY KEY,
  action_id  UUID NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  kind       TEXT NOT NULL CHECK (kind IN ('tool', 'model', 'guide', 'service', 'criteria')),
  created_at TIMESTAMPTZ NOT NULL,
  version    BIGINT NOT NULL
);
CREATE INDEX deliverable_by_action ON deliverable (action_id, created_at);
