-- Purchase projects: what an organisation of the network sets out to buy otherwise, who carries it, how far it is, and what
-- came of it.

CREATE TABLE purchase_project (
  id              UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  -- within which it is carried, and by which team, if any
  edition_id      UUID REFERENCES edition (id) ON DELETE SET NULL,
  team_id         UUID REFERENCES team (id) ON DELETE SET NULL,
  title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  title_key       TEXT NOT NULL,
  -- what is bought, and why otherwise
  text            TEXT NOT NULL,
  circular        TEXT NOT NULL,
  social          TEXT NOT NULL,
  -- comma-separated codes, as a solution's
  strategies      TEXT NOT NULL,
  commitments     TEXT NOT NULL,
  stage           TEXT NOT NULL
    CHECK (stage IN ('need', 'sourcing', 'criteria', 'procedure', 'award', 'follow_up', 'abandoned')),
  -- where an abandoned project was, and why it stopped
  left_stage      TEXT CHECK (left_stage IN ('need', 'sourcing', 'criteria', 'procedure', 'award')),
  reason          TEXT NOT NULL,
  stage_at        TIMESTAMPTZ NOT NULL,
  next_step       TEXT NOT NULL CHECK (length(next_step) <= 500),
  next_on         DATE,
  -- what came of it
  bought          TEXT NOT NULL,
  solution_id     UUID REFERENCES solution (id) ON DELETE SET NULL,
  supplier        TEXT NOT NULL CHECK (length(supplier) <= 200),
  -- whole units of the currency's smallest coin
  amount          BIGINT CHECK (amount >= 0),
  currency        TEXT NOT NULL CHECK (currency IN ('CAD', 'EUR')),
  procedure_on    DATE,
  awarded_on      DATE,
  effect          TEXT NOT NULL,
  effect_quantity DOUBLE PRECISION,
  effect_unit     TEXT NOT NULL,
  effect_basis    TEXT CHECK (effect_basis IN ('measured', 'estimated')),
  created_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at      TIMESTAMPTZ NOT NULL,
  updated_at      TIMESTAMPTZ NOT NULL,
  version         BIGINT NOT NULL,
  CHECK ((left_stage IS NULL) = (stage <> 'abandoned'))
);
CREATE INDEX purchase_project_by_organisation ON purchase_project (organisation_id, updated_at, id);
CREATE INDEX purchase_project_by_edition ON purchase_project (edition_id, title_key);
CREATE INDEX purchase_project_by_update ON purchase_project (updated_at, id);
CREATE INDEX purchase_project_by_next ON purchase_project (next_on);
CREATE INDEX purchase_project_by_team ON purchase_project (team_id);
CREATE INDEX purchase_project_by_solution ON purchase_project (solution_id);

CREATE TABLE purchase_carrier (
  project_id UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  since      TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (project_id, person_id)
);
CREATE INDEX purchase_carrier_by_person ON purchase_carrier (person_id);

-- Each stage that it reached, and when.
CREATE TABLE purchase_stage (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  stage      TEXT NOT NULL,
  reason     TEXT NOT NULL,
  person_id  UUID REFERENCES person (id) ON DELETE SET NULL,
  at         TIMESTAMPTZ NOT NULL
);
CREATE INDEX purchase_stage_by_project ON purchase_stage (project_id, at, id);
CREATE INDEX purchase_stage_by_person ON purchase_stage (person_id);

CREATE TABLE purchase_need (
  project_id UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  need_id    UUID NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  PRIMARY KEY (project_id, need_id)
);
CREATE INDEX purchase_need_by_need ON purchase_need (need_id);

-- Solutions of the catalogue that are looked at closely, with why.
CREATE TABLE purchase_solution (
  project_id  UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  why         TEXT NOT NULL,
  at          TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (project_id, solution_id)
);
CREATE INDEX purchase_solution_by_solution ON purchase_solution (solution_id);

CREATE TABLE purchase_calculation (
  project_id     UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  calculation_id UUID NOT NULL REFERENCES calculation (id) ON DELETE CASCADE,
  PRIMARY KEY (project_id, calculation_id)
);
CREATE INDEX purchase_calculation_by_calculation ON purchase_calculation (calculation_id);

-- To a document, a tool, a page: whether one may read it is that thing's to say.
CREATE TABLE purchase_link (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  address    TEXT NOT NULL
);
CREATE INDEX purchase_link_by_project ON purchase_link (project_id, id);

CREATE TABLE purchase_clause (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text       TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('circular', 'social', 'other')),
  -- in what suppliers were sent, then in what was signed
  in_tender  BOOLEAN NOT NULL,
  in_contract BOOLEAN NOT NULL,
  version    BIGINT NOT NULL
);
CREATE INDEX purchase_clause_by_project ON purchase_clause (project_id, id);

CREATE TABLE purchase_note (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  person_id  UUID REFERENCES person (id) ON DELETE SET NULL,
  text       TEXT NOT NULL,
  -- for those who run the edition alone
  is_private BOOLEAN NOT NULL,
  at         TIMESTAMPTZ NOT NULL
);
CREATE INDEX purchase_note_by_project ON purchase_note (project_id, at, id);
CREATE INDEX purchase_note_by_person ON purchase_note (person_id);

-- That somebody was reminded of a next step whose day is past: once.
CREATE TABLE purchase_reminder (
  project_id UUID NOT NULL REFERENCES purchase_project (id) ON DELETE CASCADE,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  next_on    DATE NOT NULL,
  at         TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (project_id, person_id, next_on)
);
CREATE INDEX purchase_reminder_by_person ON purchase_reminder (person_id);
