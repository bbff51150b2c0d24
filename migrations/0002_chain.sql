-- The chain: solutions of suppliers, needs of buyers, and what keeps the search index in step.

CREATE TABLE solution (
  id           UUID PRIMARY KEY,
  supplier_id  UUID NOT NULL REFERENCES organisation (id),
  title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  title_key    TEXT NOT NULL,
  summary      TEXT NOT NULL,
  description  TEXT NOT NULL,
  language     TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  -- comma-separated codes: refuse, rethink, reduce, reuse, repair, refurbish, remanufacture, repurpose, recycle, product_service, take_back
  strategies   TEXT NOT NULL,
  -- comma-separated codes: work_integration, disability, social_economy, fair_trade, local_jobs, training
  commitments  TEXT NOT NULL,
  links        TEXT NOT NULL,
  -- a radius around a point, in kilometres, besides the places of solution_place
  radius_km    BIGINT CHECK (radius_km BETWEEN 1 AND 2000),
  radius_place_id UUID REFERENCES place (id),
  state        TEXT NOT NULL CHECK (state IN ('draft', 'published', 'archived')),
  source_key   TEXT UNIQUE,
  created_by   UUID REFERENCES person (id),
  created_at   TIMESTAMPTZ NOT NULL,
  updated_at   TIMESTAMPTZ NOT NULL,
  published_at TIMESTAMPTZ,
  confirmed_at TIMESTAMPTZ,
  version      BIGINT NOT NULL
);
CREATE INDEX solution_by_supplier ON solution (supplier_id, title_key);
CREATE INDEX solution_by_state ON solution (state, id);

CREATE TABLE solution_category (
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  category_id UUID NOT NULL REFERENCES category (id),
  PRIMARY KEY (solution_id, category_id)
);
CREATE INDEX solution_category_by_category ON solution_category (category_id);
CREATE TABLE solution_place (
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  place_id    UUID NOT NULL REFERENCES place (id),
  PRIMARY KEY (solution_id, place_id)
);
CREATE INDEX solution_place_by_place ON solution_place (place_id);

CREATE TABLE label (
  code     TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  area     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE TABLE solution_label (
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  label_code  TEXT NOT NULL REFERENCES label (code),
  proof       TEXT NOT NULL,
  expires_on  DATE,
  verified_at TIMESTAMPTZ,
  PRIMARY KEY (solution_id, label_code)
);

-- The change feed: each server follows it to keep its own search index in step with the database.
CREATE TABLE solution_change (
  id          UUID PRIMARY KEY,
  solution_id UUID NOT NULL,
  at          TIMESTAMPTZ NOT NULL
);

CREATE TABLE need (
  id              UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  title_key       TEXT NOT NULL,
  text            TEXT NOT NULL,
  language        TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  quantity        DOUBLE PRECISION CHECK (quantity > 0),
  unit            TEXT NOT NULL,
  -- whole units of the currency's smallest coin
  budget_low      BIGINT CHECK (budget_low >= 0),
  budget_high     BIGINT CHECK (budget_high >= 0),
  currency        TEXT NOT NULL CHECK (currency IN ('CAD', 'EUR')),
  place_id        UUID REFERENCES place (id),
  wanted_by       DATE,
  visibility      TEXT NOT NULL CHECK (visibility IN ('organisation', 'network', 'public')),
  state           TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  source_key      TEXT UNIQUE,
  created_by      UUID REFERENCES person (id),
  created_at      TIMESTAMPTZ NOT NULL,
  updated_at      TIMESTAMPTZ NOT NULL,
  version         BIGINT NOT NULL
);
CREATE INDEX need_by_organisation ON need (organisation_id, updated_at);
CREATE INDEX need_by_state ON need (state, visibility, updated_at);
CREATE TABLE need_category (
  need_id     UUID NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  category_id UUID NOT NULL REFERENCES category (id),
  PRIMARY KEY (need_id, category_id)
);
CREATE INDEX need_category_by_category ON need_category (category_id);
-- attribute: "strategy:reuse", "commitment:disability", "label:nf", "status:ESAT", "local"
CREATE TABLE need_attribute (
  need_id   UUID NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  attribute TEXT NOT NULL,
  required  BOOLEAN NOT NULL,
  weight    BIGINT NOT NULL CHECK (weight BETWEEN 1 AND 5),
  PRIMARY KEY (need_id, attribute)
);

CREATE TABLE import_mapping (
  signature  TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('suppliers', 'solutions', 'needs')),
  mapping    TEXT NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (signature, kind)
);
