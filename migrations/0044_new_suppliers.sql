-- Solutions from a form on line come with suppliers that nobody knows yet: whoever imports says whether they are made.
ALTER TABLE import_file ADD COLUMN makes_suppliers BOOLEAN NOT NULL DEFAULT FALSE;

-- A file says the name that an organisation had before it was merged.
CREATE INDEX organisation_merged_by_name ON organisation_merged (name);
