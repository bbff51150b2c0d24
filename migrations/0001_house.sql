-- The house: people, organisations, sessions, journal, jobs, mail.
-- One text for SQLite and PostgreSQL. Times are UTC; ids are UUIDv7 made by the program.
-- "*_key" columns are ICU-sorted or folded keys: no engine's collation is relied on.

CREATE TABLE setting (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE person (
  id            UUID PRIMARY KEY,
  email         TEXT NOT NULL,
  email_key     TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key      TEXT NOT NULL,
  password_hash TEXT,
  language      TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  time_zone     TEXT NOT NULL,
  pace          TEXT NOT NULL CHECK (pace IN ('at_once', 'daily', 'weekly', 'never')),
  role          TEXT NOT NULL CHECK (role IN ('member', 'board', 'coordinator', 'operator')),
  oidc_subject  TEXT UNIQUE,
  created_at    TIMESTAMPTZ NOT NULL,
  confirmed_at  TIMESTAMPTZ,
  erased_at     TIMESTAMPTZ,
  version       BIGINT NOT NULL
);
CREATE INDEX person_by_name ON person (name_key, id);

-- A session or a one-time secret is kept as the SHA-256 of what the person holds.
CREATE TABLE session (
  id         UUID PRIMARY KEY,
  digest     BYTEA NOT NULL UNIQUE,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL,
  seen_at    TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  device     TEXT NOT NULL,
  address    TEXT NOT NULL
);
CREATE INDEX session_by_person ON session (person_id, seen_at);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE one_time_link (
  digest     BYTEA PRIMARY KEY,
  purpose    TEXT NOT NULL CHECK (purpose IN ('sign_in', 'confirm', 'invitation', 'reset')),
  email      TEXT NOT NULL,
  person_id  UUID REFERENCES person (id) ON DELETE CASCADE,
  organisation_id UUID,
  role       TEXT,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at    TIMESTAMPTZ
);
CREATE INDEX one_time_link_by_expiry ON one_time_link (expires_at);
CREATE INDEX one_time_link_by_person ON one_time_link (person_id);

CREATE TABLE sign_in_attempt (
  email_key  TEXT NOT NULL,
  at         TIMESTAMPTZ NOT NULL,
  address    TEXT NOT NULL
);
CREATE INDEX sign_in_attempt_by_email ON sign_in_attempt (email_key, at);
CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (at);

-- Territories: country > region > department > intermunicipality > commune.
CREATE TABLE place (
  id        UUID PRIMARY KEY,
  code      TEXT NOT NULL UNIQUE,
  parent_id UUID REFERENCES place (id),
  level     TEXT NOT NULL CHECK (level IN ('country', 'region', 'department', 'mrc', 'intermunicipality', 'town')),
  name      TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  postal_codes TEXT NOT NULL,
  latitude  DOUBLE PRECISION,
  longitude DOUBLE PRECISION,
  population BIGINT
);
CREATE INDEX place_by_name ON place (name_key, id);
CREATE INDEX place_by_parent ON place (parent_id, name_key);

CREATE TABLE category (
  id        UUID PRIMARY KEY,
  code      TEXT NOT NULL UNIQUE,
  parent_id UUID REFERENCES category (id),
  name_fr   TEXT NOT NULL,
  name_en   TEXT NOT NULL,
  -- other words by which people call it, one a line; matching and suggestion read them
  words_fr  TEXT NOT NULL,
  words_en  TEXT NOT NULL,
  position  BIGINT NOT NULL,
  retired_at TIMESTAMPTZ,
  version   BIGINT NOT NULL
);
CREATE INDEX category_by_parent ON category (parent_id, position);
CREATE TABLE category_code (
  category_id UUID NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  scheme      TEXT NOT NULL CHECK (scheme IN ('cpv', 'naf')),
  code        TEXT NOT NULL,
  PRIMARY KEY (scheme, code, category_id)
);
CREATE INDEX category_code_by_category ON category_code (category_id);

-- Words that mean the same in a search, edited by the coordinator.
CREATE TABLE synonym (
  id       UUID PRIMARY KEY,
  language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  words    TEXT NOT NULL,
  version  BIGINT NOT NULL
);

-- Legal forms and statuses of both countries: data, never an "if" in code.
CREATE TABLE legal_status (
  code         TEXT PRIMARY KEY,
  jurisdiction TEXT NOT NULL,
  label_fr     TEXT NOT NULL,
  label_en     TEXT NOT NULL,
  family       TEXT NOT NULL CHECK (family IN ('social_economy', 'inclusion', 'diverse_owned', 'size', 'other')),
  evidence     TEXT NOT NULL,
  position     BIGINT NOT NULL
);

CREATE TABLE organisation (
  id            UUID PRIMARY KEY,
  name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key      TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('public_body', 'company', 'social_enterprise', 'network', 'funder', 'association')),
  legal_form    TEXT NOT NULL,
  identifier_scheme TEXT CHECK (identifier_scheme IN ('siret', 'siren', 'neq')),
  identifier    TEXT,
  size          TEXT CHECK (size IN ('micro', 'small', 'medium', 'large')),
  place_id      UUID REFERENCES place (id),
  address       TEXT NOT NULL,
  postal_code   TEXT NOT NULL,
  latitude      DOUBLE PRECISION,
  longitude     DOUBLE PRECISION,
  website       TEXT NOT NULL,
  description   TEXT NOT NULL,
  logo_digest   BYTEA,
  buys          BOOLEAN NOT NULL,
  supplies      BOOLEAN NOT NULL,
  created_at    TIMESTAMPTZ NOT NULL,
  updated_at    TIMESTAMPTZ NOT NULL,
  version       BIGINT NOT NULL,
  UNIQUE (identifier_scheme, identifier)
);
CREATE INDEX organisation_by_name ON organisation (name_key, id);
CREATE INDEX organisation_by_place ON organisation (place_id);

-- A status held, with who certified it and until when. Diverse ownership is only ever this: a certificate.
CREATE TABLE organisation_status (
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  status_code     TEXT NOT NULL REFERENCES legal_status (code),
  certificate     TEXT NOT NULL,
  certified_by    TEXT NOT NULL,
  expires_on      DATE,
  verified_at     TIMESTAMPTZ,
  PRIMARY KEY (organisation_id, status_code)
);

CREATE TABLE organisation_role (
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  role            TEXT NOT NULL CHECK (role IN ('reader', 'contributor', 'manager')),
  since           TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (person_id, organisation_id)
);
CREATE INDEX organisation_role_by_organisation ON organisation_role (organisation_id);

CREATE TABLE membership (
  id              UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('member', 'contributes_money', 'brings_expertise')),
  starts_on       DATE NOT NULL,
  ends_on         DATE,
  state           TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'ended')),
  decided_by      UUID REFERENCES person (id),
  decided_at      TIMESTAMPTZ,
  note            TEXT NOT NULL
);
CREATE INDEX membership_by_organisation ON membership (organisation_id, starts_on);

-- The journal is append-only. Entries are written without a digest; a job seals them in batches into a chain.
CREATE TABLE journal_entry (
  id         UUID PRIMARY KEY,
  at         TIMESTAMPTZ NOT NULL,
  actor_id   UUID,
  actor_name TEXT NOT NULL,
  verb       TEXT NOT NULL,
  subject_kind  TEXT NOT NULL,
  subject_id    UUID,
  subject_title TEXT NOT NULL,
  detail     TEXT NOT NULL,
  address    TEXT NOT NULL,
  seal_number BIGINT
);
CREATE INDEX journal_entry_by_subject ON journal_entry (subject_id, id);
CREATE INDEX journal_entry_by_seal ON journal_entry (seal_number, id);
CREATE TABLE journal_seal (
  number   BIGINT PRIMARY KEY,
  digest   BYTEA NOT NULL,
  previous BYTEA NOT NULL,
  entries  BIGINT NOT NULL,
  sealed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE job (
  id        UUID PRIMARY KEY,
  kind      TEXT NOT NULL,
  payload   TEXT NOT NULL,
  unique_key TEXT UNIQUE,
  due_at    TIMESTAMPTZ NOT NULL,
  attempts  BIGINT NOT NULL,
  claimed_until TIMESTAMPTZ,
  last_error TEXT,
  failed_at TIMESTAMPTZ
);
CREATE INDEX job_by_due ON job (failed_at, due_at);

CREATE TABLE mail (
  id         UUID PRIMARY KEY,
  recipient  TEXT NOT NULL,
  subject    TEXT NOT NULL,
  body       TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  sent_at    TIMESTAMPTZ
);
CREATE INDEX mail_by_time ON mail (created_at, id);

-- A form posted twice acts once: the answer to its first posting is kept.
CREATE TABLE posted_form (
  token      UUID PRIMARY KEY,
  person_id  UUID,
  location   TEXT NOT NULL,
  posted_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX posted_form_by_time ON posted_form (posted_at);
