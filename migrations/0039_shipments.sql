-- Calculations of a third kind: shipments of a file, summed. A check is not changed where it stands: the column is made anew,
-- with what it holds.
ALTER TABLE calculation RENAME COLUMN kind TO kind_before;
ALTER TABLE calculation ADD COLUMN kind TEXT NOT NULL DEFAULT 'total_cost'
  CHECK (kind IN ('total_cost', 'transport', 'shipments'));
UPDATE calculation SET kind = kind_before;
ALTER TABLE calculation DROP COLUMN kind_before;

-- A file of shipments on its way to a calculation. The file itself is gone once it is summed, and this row a day after it came.
CREATE TABLE shipment_file (
  id              UUID PRIMARY KEY,
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- whose the calculation will be, with who sent the file
  organisation_id UUID REFERENCES organisation (id) ON DELETE SET NULL,
  name            TEXT NOT NULL CHECK (length(name) <= 200),
  digest          BYTEA NOT NULL,
  lines           BIGINT NOT NULL,
  -- with which factors and columns, as JSON; asked for once these are chosen
  choices         TEXT,
  created_at      TIMESTAMPTZ NOT NULL,
  asked_at        TIMESTAMPTZ,
  -- it could not be read to its end
  failed_at       TIMESTAMPTZ,
  -- what came of it
  calculation_id  UUID REFERENCES calculation (id) ON DELETE CASCADE
);
CREATE INDEX shipment_file_by_person ON shipment_file (person_id, created_at);
CREATE INDEX shipment_file_by_time ON shipment_file (created_at);
CREATE INDEX shipment_file_by_organisation ON shipment_file (organisation_id);
CREATE INDEX shipment_file_by_calculation ON shipment_file (calculation_id);

-- The lines of a file that were not counted, with their reasons, to be corrected and sent again.
CREATE TABLE refused_shipment (
  calculation_id UUID PRIMARY KEY REFERENCES calculation (id) ON DELETE CASCADE,
  -- as JSON: the titles of the columns, then each line
  lines          TEXT NOT NULL
);
