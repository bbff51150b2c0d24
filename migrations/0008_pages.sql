-- Pages of a space: a tree, each page with every one of its revisions. The present text stands in the page as well, so that
-- reading one costs one row.

CREATE TABLE page (
  id         UUID PRIMARY KEY,
  space_id   UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  parent_id  UUID REFERENCES page (id) ON DELETE CASCADE,
  -- among the pages under the same one, from 0
  position   BIGINT NOT NULL,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- Markdown; a link to another page holds its id, so that it follows a change of title
  text       TEXT NOT NULL CHECK (length(text) <= 65536),
  -- number of the last revision, from 1
  revision   BIGINT NOT NULL,
  -- changed by those who run the space alone
  locked     BOOLEAN NOT NULL,
  created_by UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_by UUID REFERENCES person (id) ON DELETE SET NULL,
  updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX page_by_space ON page (space_id, position, id);
CREATE INDEX page_by_parent ON page (parent_id);

CREATE TABLE page_revision (
  id          UUID PRIMARY KEY,
  page_id     UUID NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  number      BIGINT NOT NULL,
  title       TEXT NOT NULL,
  text        TEXT NOT NULL,
  -- what its author says of the change
  comment     TEXT NOT NULL CHECK (length(comment) <= 200),
  -- a slip of the pen: nobody is told
  minor       BOOLEAN NOT NULL,
  author_id   UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  -- its text was taken out, for what it said of somebody: who did it, and when
  withdrawn_by UUID REFERENCES person (id) ON DELETE SET NULL,
  withdrawn_at TIMESTAMPTZ,
  UNIQUE (page_id, number)
);

-- Which page names which, as the present text does.
CREATE TABLE page_link (
  page_id   UUID NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  target_id UUID NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  PRIMARY KEY (page_id, target_id)
);
CREATE INDEX page_link_by_target ON page_link (target_id);

-- What somebody has begun to write and not yet published: of a page, or of one to come (no page_id). Theirs alone.
CREATE TABLE page_draft (
  id         UUID PRIMARY KEY,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  space_id   UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  page_id    UUID REFERENCES page (id) ON DELETE CASCADE,
  parent_id  UUID REFERENCES page (id) ON DELETE SET NULL,
  -- the revision it was begun from; 0 for a page to come
  base       BIGINT NOT NULL,
  title      TEXT NOT NULL,
  text       TEXT NOT NULL,
  saved_at   TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX page_draft_of_page ON page_draft (person_id, page_id) WHERE page_id IS NOT NULL;
CREATE INDEX page_draft_by_space ON page_draft (space_id, person_id);
CREATE INDEX page_draft_by_page ON page_draft (page_id);

-- The revision that somebody read last, so that a page can say what has changed since.
CREATE TABLE page_read (
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  page_id   UUID NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  revision  BIGINT NOT NULL,
  read_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (person_id, page_id)
);
CREATE INDEX page_read_by_page ON page_read (page_id);
