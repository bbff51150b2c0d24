-- What one search box finds beside the catalogue: texts of pages, discussions, meetings and names of documents, as they are
-- now. Made from them, and made anew when it is lost: nothing else is kept here.

CREATE TABLE searchable (
  id       UUID PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('page', 'message', 'meeting', 'document')),
  space_id UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  -- the topic of a message, the series of a meeting; else itself
  whole_id UUID NOT NULL,
  address  TEXT NOT NULL,
  title    TEXT NOT NULL,
  text     TEXT NOT NULL,
  -- both as they are compared: small letters without accents
  title_folded TEXT NOT NULL,
  folded   TEXT NOT NULL,
  at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX searchable_by_space ON searchable (space_id, at);
CREATE INDEX searchable_by_whole ON searchable (whole_id);
