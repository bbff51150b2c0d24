-- Programmes, their editions of about a year and who runs them together. An edition has the space of its
-- participants under the same id: its title and its time zone are the space's.

CREATE TABLE programme (
  id         UUID PRIMARY KEY,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  title_key  TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX programme_by_title ON programme (title_key, id);

CREATE TABLE edition (
  id            UUID PRIMARY KEY REFERENCES space (id) ON DELETE CASCADE,
  programme_id  UUID NOT NULL REFERENCES programme (id),
  -- what it promises, whom it is for, what one commits to, as Markdown
  promise       TEXT NOT NULL,
  audience      TEXT NOT NULL,
  commitment    TEXT NOT NULL,
  -- whom to write to
  contact       TEXT NOT NULL,
  -- a public space whose pages are its questions and answers
  open_space_id UUID REFERENCES space (id) ON DELETE SET NULL,
  -- first and last days of registration, then of the edition itself
  opens_on      DATE NOT NULL,
  closes_on     DATE NOT NULL,
  starts_on     DATE NOT NULL,
  ends_on       DATE NOT NULL,
  -- structures that can be taken
  places        BIGINT NOT NULL CHECK (places BETWEEN 1 AND 1000),
  -- plenary sessions that one commits to attend
  plenaries     BIGINT NOT NULL CHECK (plenaries BETWEEN 0 AND 50),
  -- once the places have run out, one may wait for another
  waits         BOOLEAN NOT NULL,
  -- who decides on an application: all organisers, most of them, or the pilot once all have said
  decides       TEXT NOT NULL CHECK (decides IN ('all', 'majority', 'pilot')),
  published_at  TIMESTAMPTZ,
  created_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at    TIMESTAMPTZ NOT NULL,
  updated_at    TIMESTAMPTZ NOT NULL,
  version       BIGINT NOT NULL,
  CHECK (closes_on >= opens_on),
  CHECK (ends_on > starts_on)
);
CREATE INDEX edition_by_programme ON edition (programme_id);
CREATE INDEX edition_by_open_space ON edition (open_space_id);
CREATE INDEX edition_by_start ON edition (starts_on, id);

-- A structure that runs the edition, alone or with others.
CREATE TABLE organiser (
  edition_id      UUID NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  part            TEXT NOT NULL CHECK (part IN ('pilot', 'partner')),
  since           TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (edition_id, organisation_id)
);
CREATE UNIQUE INDEX organiser_pilot ON organiser (edition_id) WHERE part = 'pilot';
CREATE INDEX organiser_by_organisation ON organiser (organisation_id);

-- Its people: who decides in its name, who examines, coaches, speaks.
CREATE TABLE organiser_person (
  edition_id      UUID NOT NULL,
  organisation_id UUID NOT NULL,
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role            TEXT NOT NULL CHECK (role IN ('manager', 'examiner', 'coach', 'speaker')),
  since           TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (edition_id, organisation_id, person_id),
  FOREIGN KEY (edition_id, organisation_id) REFERENCES organiser (edition_id, organisation_id) ON DELETE CASCADE
);
CREATE INDEX organiser_person_by_person ON organiser_person (person_id);
