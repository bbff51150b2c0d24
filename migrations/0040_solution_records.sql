-- A solution in full: what proves its labels.

-- Since when a proof of the label is there to be looked at; nothing while there is none.
ALTER TABLE solution_label ADD COLUMN proved_at TIMESTAMPTZ;
ALTER TABLE solution_label ADD COLUMN number TEXT NOT NULL DEFAULT '' CHECK (length(number) <= 100);
ALTER TABLE solution_label ADD COLUMN file_name TEXT CHECK (length(file_name) BETWEEN 1 AND 200);
ALTER TABLE solution_label ADD COLUMN file_digest BYTEA;
ALTER TABLE solution_label ADD COLUMN file_bytes BIGINT;
ALTER TABLE solution_label ADD COLUMN file_kind TEXT;
-- Who verified it, or refused it and why; it is one of the two, until something of it changes.
ALTER TABLE solution_label ADD COLUMN decided_by UUID REFERENCES person (id) ON DELETE SET NULL;
ALTER TABLE solution_label ADD COLUMN refused_at TIMESTAMPTZ;
ALTER TABLE solution_label ADD COLUMN refusal TEXT NOT NULL DEFAULT '' CHECK (length(refusal) <= 2000);
UPDATE solution_label SET proved_at = (SELECT s.updated_at FROM solution s WHERE s.id = solution_label.solution_id)
  WHERE proof <> '';
CREATE INDEX solution_label_waiting ON solution_label (proved_at, solution_id, label_code)
  WHERE verified_at IS NULL AND refused_at IS NULL AND proved_at IS NOT NULL;
CREATE INDEX solution_label_by_decider ON solution_label (decided_by);

-- What was done for a client: declared by the supplier, confirmed by the client.
CREATE TABLE solution_reference (
  id              UUID PRIMARY KEY,
  solution_id     UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  -- as it is called; which organisation of the network it is, if it is one
  client          TEXT NOT NULL CHECK (length(client) BETWEEN 1 AND 200),
  organisation_id UUID REFERENCES organisation (id) ON DELETE SET NULL,
  year            BIGINT NOT NULL CHECK (year BETWEEN 1950 AND 2100),
  text            TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  -- where the client is asked; shown to nobody, and emptied with the answer
  email           TEXT NOT NULL,
  email_key       TEXT NOT NULL,
  created_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at      TIMESTAMPTZ NOT NULL,
  changed_at      TIMESTAMPTZ NOT NULL,
  confirmed_at    TIMESTAMPTZ,
  -- who of the network confirmed it, when it was not by link
  confirmed_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  denied_at       TIMESTAMPTZ,
  -- what the client says is wrong
  denial          TEXT NOT NULL CHECK (length(denial) <= 1000),
  version         BIGINT NOT NULL
);
CREATE INDEX solution_reference_by_solution ON solution_reference (solution_id, year, id);
CREATE INDEX solution_reference_by_organisation ON solution_reference (organisation_id);
CREATE INDEX solution_reference_by_email ON solution_reference (email_key);
CREATE INDEX solution_reference_by_author ON solution_reference (created_by);
CREATE INDEX solution_reference_by_confirmer ON solution_reference (confirmed_by);

-- A mail that asked a client. It outlives the reference, so that an address is written to a few times a day and no more.
CREATE TABLE solution_reference_link (
  digest       BYTEA PRIMARY KEY,
  reference_id UUID REFERENCES solution_reference (id) ON DELETE SET NULL,
  -- SHA-256 of the address
  address      BYTEA NOT NULL,
  sent_at      TIMESTAMPTZ NOT NULL,
  -- the reference was changed, or the client has answered
  ended_at     TIMESTAMPTZ
);
CREATE INDEX solution_reference_link_by_reference ON solution_reference_link (reference_id);
CREATE INDEX solution_reference_link_by_address ON solution_reference_link (address, sent_at);

-- How much, how soon, and at about which price; each is said or not.
ALTER TABLE solution ADD COLUMN capacity BIGINT CHECK (capacity BETWEEN 1 AND 1000000000);
ALTER TABLE solution ADD COLUMN capacity_unit TEXT NOT NULL DEFAULT '' CHECK (length(capacity_unit) <= 60);
ALTER TABLE solution ADD COLUMN capacity_per TEXT CHECK (capacity_per IN ('week', 'month', 'year'));
ALTER TABLE solution ADD COLUMN lead_time BIGINT CHECK (lead_time BETWEEN 1 AND 1000);
ALTER TABLE solution ADD COLUMN lead_unit TEXT CHECK (lead_unit IN ('day', 'week'));
-- in the currency's smallest coin
ALTER TABLE solution ADD COLUMN price_low BIGINT CHECK (price_low >= 0);
ALTER TABLE solution ADD COLUMN price_high BIGINT CHECK (price_high >= 0);
ALTER TABLE solution ADD COLUMN price_currency TEXT CHECK (price_currency IN ('CAD', 'EUR'));
ALTER TABLE solution ADD COLUMN price_unit TEXT NOT NULL DEFAULT '' CHECK (length(price_unit) <= 60);
-- the same nine, with a tab between
ALTER TABLE solution_version ADD COLUMN supply TEXT NOT NULL DEFAULT '';

-- Pictures that show a solution, and files about it that are taken away.
CREATE TABLE solution_file (
  id          UUID PRIMARY KEY,
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  purpose     TEXT NOT NULL CHECK (purpose IN ('picture', 'file')),
  position    BIGINT NOT NULL,
  -- what the picture shows, for those who do not see it; what the file is
  title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  digest      BYTEA NOT NULL,
  bytes       BIGINT NOT NULL CHECK (bytes > 0),
  kind        TEXT NOT NULL,
  -- of a picture, in pixels
  width       BIGINT CHECK (width > 0),
  height      BIGINT CHECK (height > 0),
  added_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  added_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX solution_file_by_solution ON solution_file (solution_id, purpose, position, id);
CREATE INDEX solution_file_by_person ON solution_file (added_by);
