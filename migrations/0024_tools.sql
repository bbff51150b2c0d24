-- Tools: calculations that people keep, every version of each, and with whom they are shared.

CREATE TABLE calculation (
  id              UUID PRIMARY KEY,
  kind            TEXT NOT NULL CHECK (kind IN ('total_cost')),
  title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- whose it is, with who made it: everybody who writes for the organisation may change it
  organisation_id UUID REFERENCES organisation (id) ON DELETE SET NULL,
  -- whose answers it compares
  need_id         UUID REFERENCES need (id) ON DELETE SET NULL,
  -- what is computed, as JSON
  model           TEXT NOT NULL,
  version         BIGINT NOT NULL CHECK (version >= 1),
  -- the version whose method was published: from then on, only options and their lines change
  frozen_version  BIGINT,
  frozen_at       TIMESTAMPTZ,
  created_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at      TIMESTAMPTZ NOT NULL,
  changed_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX calculation_by_person ON calculation (created_by, changed_at);
CREATE INDEX calculation_by_organisation ON calculation (organisation_id, changed_at);
CREATE INDEX calculation_by_need ON calculation (need_id);

CREATE TABLE calculation_version (
  calculation_id UUID NOT NULL REFERENCES calculation (id) ON DELETE CASCADE,
  number         BIGINT NOT NULL,
  model          TEXT NOT NULL,
  changed_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  changed_at     TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (calculation_id, number)
);

-- Who else reads it: a person, the people of an organisation, or the members of a space.
CREATE TABLE calculation_share (
  id              UUID PRIMARY KEY,
  calculation_id  UUID NOT NULL REFERENCES calculation (id) ON DELETE CASCADE,
  person_id       UUID REFERENCES person (id) ON DELETE CASCADE,
  organisation_id UUID REFERENCES organisation (id) ON DELETE CASCADE,
  space_id        UUID REFERENCES space (id) ON DELETE CASCADE,
  shared_at       TIMESTAMPTZ NOT NULL,
  CHECK ((CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END)
    + (CASE WHEN space_id IS NULL THEN 0 ELSE 1 END) = 1)
);
CREATE INDEX calculation_share_of ON calculation_share (calculation_id);
CREATE INDEX calculation_share_by_person ON calculation_share (person_id);
CREATE INDEX calculation_share_by_organisation ON calculation_share (organisation_id);
CREATE INDEX calculation_share_by_space ON calculation_share (space_id);
