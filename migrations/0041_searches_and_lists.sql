-- Searches that people keep, what they found since, and how one stops their mails.

CREATE TABLE watch (
  id         UUID PRIMARY KEY,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key   TEXT NOT NULL,
  -- what is asked, as the address of the catalogue says it, and the language in which its words are read
  query      TEXT NOT NULL CHECK (length(query) <= 4000),
  language   TEXT NOT NULL,
  place_id   UUID REFERENCES place (id),
  pace       TEXT NOT NULL CHECK (pace IN ('at_once', 'daily', 'weekly', 'never')),
  -- all that it found when it was kept stands in watch_hit
  knows_all  BOOLEAN NOT NULL,
  -- what was found later is new to its owner
  seen_at    TIMESTAMPTZ NOT NULL,
  -- when the next mail is due
  next_at    TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL,
  version    BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX watch_by_person ON watch (person_id, name_key, id);
CREATE INDEX watch_by_place ON watch (place_id);
CREATE INDEX watch_by_due ON watch (next_at);

-- A solution that a search has found: there once, so that it is told once, whichever server saw it.
CREATE TABLE watch_hit (
  watch_id    UUID NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  -- none: it was there when the search was kept
  found_at    TIMESTAMPTZ,
  -- when it was told by mail
  told_at     TIMESTAMPTZ,
  PRIMARY KEY (watch_id, solution_id)
);
CREATE INDEX watch_hit_by_solution ON watch_hit (solution_id);
CREATE INDEX watch_hit_by_time ON watch_hit (watch_id, found_at);

-- The address in a mail that stops the mails of a search, or (no search) of all of one's searches.
CREATE TABLE watch_stop (
  digest    BYTEA PRIMARY KEY,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  watch_id  UUID REFERENCES watch (id) ON DELETE CASCADE,
  sent_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX watch_stop_by_person ON watch_stop (person_id);
CREATE INDEX watch_stop_by_watch ON watch_stop (watch_id);
CREATE INDEX watch_stop_by_time ON watch_stop (sent_at);

-- Lists of solutions that people choose: one's own, an organisation's, or a space's.
CREATE TABLE solution_list (
  id              UUID PRIMARY KEY,
  title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  title_key       TEXT NOT NULL,
  -- who made it; it is theirs alone unless it is an organisation's or a space's
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  organisation_id UUID REFERENCES organisation (id) ON DELETE CASCADE,
  space_id        UUID REFERENCES space (id) ON DELETE CASCADE,
  created_at      TIMESTAMPTZ NOT NULL,
  version         BIGINT NOT NULL CHECK (version >= 1),
  CHECK (organisation_id IS NULL OR space_id IS NULL)
);
CREATE INDEX solution_list_by_person ON solution_list (person_id, title_key, id);
CREATE INDEX solution_list_by_organisation ON solution_list (organisation_id);
CREATE INDEX solution_list_by_space ON solution_list (space_id);

CREATE TABLE solution_listed (
  list_id     UUID NOT NULL REFERENCES solution_list (id) ON DELETE CASCADE,
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  position    BIGINT NOT NULL,
  note        TEXT NOT NULL CHECK (length(note) <= 2000),
  added_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  added_at    TIMESTAMPTZ NOT NULL,
  version     BIGINT NOT NULL CHECK (version >= 1),
  PRIMARY KEY (list_id, solution_id)
);
CREATE INDEX solution_listed_in_order ON solution_listed (list_id, position, solution_id);
CREATE INDEX solution_listed_by_solution ON solution_listed (solution_id);
CREATE INDEX solution_listed_by_author ON solution_listed (added_by);
