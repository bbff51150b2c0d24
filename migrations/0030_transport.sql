-- Calculations of another kind: emissions of transport. A check is not changed where it stands: the column is made anew.

ALTER TABLE calculation DROP COLUMN kind;
ALTER TABLE calculation ADD COLUMN kind TEXT NOT NULL DEFAULT 'total_cost' CHECK (kind IN ('total_cost', 'transport'));

-- Sets of emission factors of an organisation, as they were read. A set never changes: another figure is another version.
CREATE TABLE factor_set (
  id              UUID PRIMARY KEY,
  organisation_id UUID REFERENCES organisation (id) ON DELETE SET NULL,
  -- how its file names it
  code            TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 200),
  version         TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 200),
  -- the lines of the file that say where it comes from, and its factors
  content         TEXT NOT NULL,
  imported_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  imported_at     TIMESTAMPTZ NOT NULL,
  UNIQUE (organisation_id, code, version)
);
