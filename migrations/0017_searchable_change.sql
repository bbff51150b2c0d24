-- Texts are found by an index that each server keeps for itself, as solutions are: what changes is told in a feed, and nothing
-- needs to be kept as it is compared. A line names a text, or a space that is gone with all its texts.

CREATE TABLE searchable_change (
  id       UUID PRIMARY KEY,
  thing_id UUID NOT NULL
);

ALTER TABLE searchable DROP COLUMN title_folded;
ALTER TABLE searchable DROP COLUMN folded;
