-- Solutions proposed by anybody, without an account: kept apart from the catalogue until a coordinator publishes them.

CREATE TABLE proposal (
  id            UUID PRIMARY KEY,
  state         TEXT NOT NULL CHECK (state IN
    ('draft', 'unconfirmed', 'submitted', 'changes_asked', 'published', 'refused', 'withdrawn')),
  -- in which its author is written to, and which it is written in
  language      TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  title         TEXT NOT NULL CHECK (length(title) <= 200),
  summary       TEXT NOT NULL,
  description   TEXT NOT NULL,
  links         TEXT NOT NULL,
  -- ids and codes, separated by commas; they become rows of the solution when it is made
  categories    TEXT NOT NULL,
  strategies    TEXT NOT NULL,
  commitments   TEXT NOT NULL,
  places        TEXT NOT NULL,
  -- around the first place, in that place's stead
  radius_km     BIGINT CHECK (radius_km BETWEEN 1 AND 2000),
  organisation  TEXT NOT NULL CHECK (length(organisation) <= 200),
  kind          TEXT CHECK (kind IN ('public_body', 'company', 'social_enterprise', 'network', 'funder', 'association')),
  identifier_scheme TEXT CHECK (identifier_scheme IN ('siret', 'siren', 'neq')),
  identifier    TEXT,
  website       TEXT NOT NULL,
  town_id       UUID REFERENCES place (id),
  name          TEXT NOT NULL CHECK (length(name) <= 200),
  email         TEXT NOT NULL,
  email_key     TEXT NOT NULL,
  -- whose address it is, once they have an account
  person_id     UUID REFERENCES person (id) ON DELETE SET NULL,
  -- when whoever owns the address has shown so
  confirmed_at  TIMESTAMPTZ,
  submitted_at  TIMESTAMPTZ,
  solution_id   UUID REFERENCES solution (id) ON DELETE SET NULL,
  created_at    TIMESTAMPTZ NOT NULL,
  updated_at    TIMESTAMPTZ NOT NULL,
  version       BIGINT NOT NULL
);
CREATE INDEX proposal_by_state ON proposal (state, submitted_at, id);
CREATE INDEX proposal_by_email ON proposal (email_key);
CREATE INDEX proposal_by_person ON proposal (person_id);
CREATE INDEX proposal_by_solution ON proposal (solution_id);

-- Whoever holds the secret comes back to the proposal; one that came by mail shows that the address is theirs.
CREATE TABLE proposal_link (
  digest      BYTEA PRIMARY KEY,
  proposal_id UUID NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
  is_mailed   BOOLEAN NOT NULL,
  sent_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX proposal_link_by_proposal ON proposal_link (proposal_id, sent_at);

-- What became of it, step by step.
CREATE TABLE proposal_step (
  id          UUID PRIMARY KEY,
  proposal_id UUID NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
  step        TEXT NOT NULL CHECK (step IN ('submitted', 'changes_asked', 'published', 'refused', 'withdrawn')),
  reason      TEXT NOT NULL,
  person_id   UUID REFERENCES person (id) ON DELETE SET NULL,
  at          TIMESTAMPTZ NOT NULL
);
CREATE INDEX proposal_step_by_proposal ON proposal_step (proposal_id, id);
CREATE INDEX proposal_step_by_person ON proposal_step (person_id);

-- A solution that was merged into another is read there; what it said stays in its versions.
ALTER TABLE solution ADD COLUMN merged_into UUID REFERENCES solution (id) ON DELETE SET NULL;
CREATE INDEX solution_by_merging ON solution (merged_into);

-- An organisation that was merged into another is no more: its old address leads to that one.
CREATE TABLE organisation_merged (
  id        UUID PRIMARY KEY,
  name      TEXT NOT NULL,
  into_id   UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  merged_by UUID REFERENCES person (id) ON DELETE SET NULL,
  at        TIMESTAMPTZ NOT NULL
);
CREATE INDEX organisation_merged_by_target ON organisation_merged (into_id);
CREATE INDEX organisation_merged_by_person ON organisation_merged (merged_by);

-- Somebody says that a solution is there twice, or is wrong.
CREATE TABLE solution_flag (
  id          UUID PRIMARY KEY,
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('duplicate', 'error')),
  text        TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  person_id   UUID REFERENCES person (id) ON DELETE SET NULL,
  at          TIMESTAMPTZ NOT NULL,
  settled_by  UUID REFERENCES person (id) ON DELETE SET NULL,
  settled_at  TIMESTAMPTZ,
  note        TEXT NOT NULL
);
CREATE INDEX solution_flag_by_time ON solution_flag (at, id) WHERE settled_at IS NULL;
CREATE INDEX solution_flag_by_solution ON solution_flag (solution_id);
CREATE INDEX solution_flag_by_person ON solution_flag (person_id);
CREATE INDEX solution_flag_by_settler ON solution_flag (settled_by);

-- Somebody says that the record of an organisation is theirs to keep.
CREATE TABLE organisation_claim (
  id              UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  text            TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  at              TIMESTAMPTZ NOT NULL,
  decided_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  decided_at      TIMESTAMPTZ,
  accepted        BOOLEAN NOT NULL,
  reason          TEXT NOT NULL
);
CREATE UNIQUE INDEX organisation_claim_waiting ON organisation_claim (organisation_id, person_id) WHERE decided_at IS NULL;
CREATE INDEX organisation_claim_by_time ON organisation_claim (at, id) WHERE decided_at IS NULL;
CREATE INDEX organisation_claim_by_person ON organisation_claim (person_id);
CREATE INDEX organisation_claim_by_decider ON organisation_claim (decided_by);
