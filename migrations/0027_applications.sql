-- Applications to an edition: one structure with its teams, each of one person or a pair around one purchase; what the
-- organisers think of it, what is decided, and when that is told.

-- Places that a partner may fill with those who come through it.
ALTER TABLE organiser ADD COLUMN places BIGINT;

CREATE TABLE application (
  id            UUID PRIMARY KEY,
  edition_id    UUID NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  -- accepted, waiting and declined have been told
  status        TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn')),
  -- in which its people are written to
  language      TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  -- what the conditions of access answered: their version, the choices as JSON, the rule and what it says
  access_number BIGINT,
  access_given  TEXT NOT NULL,
  access_rule   BIGINT,
  access_outcome TEXT,
  structure     TEXT NOT NULL CHECK (length(structure) <= 200),
  structure_key TEXT NOT NULL,
  identifier    TEXT NOT NULL,
  -- public or private; nothing as long as it is a draft
  ownership     TEXT CHECK (ownership IN ('public', 'private')),
  sector        TEXT,
  place_id      UUID REFERENCES place (id),
  -- the organiser that it comes through, if any
  through_id    UUID REFERENCES organisation (id),
  -- what is expected of the year
  expects       TEXT NOT NULL,
  -- plenary sessions and at least one procedure started
  commits       BOOLEAN NOT NULL,
  -- sent after the last day of registration: it can only wait
  is_late       BOOLEAN NOT NULL,
  -- what is prepared, and told to nobody before it is announced
  decision      TEXT CHECK (decision IN ('accepted', 'waiting', 'declined')),
  reason        TEXT NOT NULL,
  decided_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  decided_at    TIMESTAMPTZ,
  announced_at  TIMESTAMPTZ,
  submitted_at  TIMESTAMPTZ,
  created_at    TIMESTAMPTZ NOT NULL,
  updated_at    TIMESTAMPTZ NOT NULL,
  version       BIGINT NOT NULL
);
CREATE INDEX application_by_edition ON application (edition_id, status, submitted_at, id);
CREATE INDEX application_by_place ON application (place_id);
CREATE INDEX application_by_through ON application (through_id);
CREATE INDEX application_by_decider ON application (decided_by);
CREATE INDEX application_by_update ON application (status, updated_at);

-- A department of the structure, or all of it, around one purchase.
CREATE TABLE team (
  id             UUID PRIMARY KEY,
  application_id UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  position       BIGINT NOT NULL,
  department     TEXT NOT NULL CHECK (length(department) <= 200),
  project        TEXT NOT NULL,
  -- no project yet: they want to be ready
  gets_ready     BOOLEAN NOT NULL
);
CREATE INDEX team_by_application ON team (application_id, position);

CREATE TABLE applicant (
  id           UUID PRIMARY KEY,
  team_id      UUID NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  position     BIGINT NOT NULL,
  name         TEXT NOT NULL CHECK (length(name) <= 200),
  name_key     TEXT NOT NULL,
  email        TEXT NOT NULL,
  email_key    TEXT NOT NULL,
  post         TEXT NOT NULL CHECK (length(post) <= 200),
  is_elected   BOOLEAN NOT NULL,
  -- the account, once there is one with this address
  person_id    UUID REFERENCES person (id) ON DELETE SET NULL,
  -- that they take part: the one who sends the application by sending it, others by their link
  confirmed_at TIMESTAMPTZ
);
CREATE INDEX applicant_by_team ON applicant (team_id, position);
CREATE INDEX applicant_by_email ON applicant (email_key);
CREATE INDEX applicant_by_person ON applicant (person_id);

-- The address in a mail by which its reader comes back to the application.
CREATE TABLE applicant_link (
  digest       BYTEA PRIMARY KEY,
  applicant_id UUID NOT NULL REFERENCES applicant (id) ON DELETE CASCADE,
  sent_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX applicant_link_by_applicant ON applicant_link (applicant_id);

-- What an organiser thinks of an application: its own people alone write it.
CREATE TABLE opinion (
  application_id  UUID NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  verdict         TEXT NOT NULL CHECK (verdict IN ('favourable', 'reserved', 'unfavourable')),
  reason          TEXT NOT NULL,
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  given_at        TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (application_id, organisation_id)
);
CREATE INDEX opinion_by_organisation ON opinion (organisation_id);
CREATE INDEX opinion_by_person ON opinion (person_id);

-- The mail that tells a decision, as the organisers have reworded it.
CREATE TABLE decision_letter (
  edition_id UUID NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  decision   TEXT NOT NULL CHECK (decision IN ('accepted', 'waiting', 'declined')),
  subject    TEXT NOT NULL,
  body       TEXT NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  version    BIGINT NOT NULL,
  PRIMARY KEY (edition_id, decision)
);
