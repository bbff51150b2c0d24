-- The life of a solution: what it said before each change, who changed it, and when its supplier last stood by it.

ALTER TABLE solution ADD COLUMN changed_by UUID REFERENCES person (id) ON DELETE SET NULL;
-- When its supplier last wrote or confirmed it: a year later it is to be confirmed.
ALTER TABLE solution ADD COLUMN vouched_at TIMESTAMPTZ;
ALTER TABLE solution ADD COLUMN confirmed_by UUID REFERENCES person (id) ON DELETE SET NULL;
UPDATE solution SET changed_by = created_by,
  vouched_at = CASE WHEN confirmed_at > updated_at THEN confirmed_at ELSE updated_at END;
CREATE INDEX solution_by_vouching ON solution (state, vouched_at, id);

-- What a solution said before it was changed; as it is now, it stands in "solution" alone. Lists are kept as codes.
CREATE TABLE solution_version (
  solution_id  UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  number       BIGINT NOT NULL,
  supplier     TEXT NOT NULL,
  title        TEXT NOT NULL,
  summary      TEXT NOT NULL,
  description  TEXT NOT NULL,
  language     TEXT NOT NULL,
  strategies   TEXT NOT NULL,
  commitments  TEXT NOT NULL,
  links        TEXT NOT NULL,
  radius_km    BIGINT,
  radius_place TEXT,
  state        TEXT NOT NULL,
  categories   TEXT NOT NULL,
  places       TEXT NOT NULL,
  -- one a line: code, last day and proof, with a tab between
  labels       TEXT NOT NULL,
  changed_by   UUID REFERENCES person (id) ON DELETE SET NULL,
  changed_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (solution_id, number)
);
CREATE INDEX solution_version_by_author ON solution_version (changed_by);

-- Of what somebody was reminded, so that it is once.
CREATE TABLE solution_reminder (
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  person_id   UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  confirm_by  DATE NOT NULL,
  days        BIGINT NOT NULL CHECK (days IN (30, 7)),
  at          TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (solution_id, person_id, confirm_by, days)
);
CREATE INDEX solution_reminder_by_person ON solution_reminder (person_id);
