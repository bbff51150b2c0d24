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
