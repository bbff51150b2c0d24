-- Deliverables tried by those who will use them, and the library of what was published: who made it, at what cost, who uses it.

-- One state of a deliverable, given out to be tried.
CREATE TABLE deliverable_version (
  id             UUID PRIMARY KEY,
  deliverable_id UUID NOT NULL REFERENCES deliverable (id) ON DELETE CASCADE,
  number         BIGINT NOT NULL CHECK (number > 0),
  -- what it holds or what changed, and where it is: a document of the space, or an address elsewhere
  text           TEXT NOT NULL,
  document_id    UUID REFERENCES document (id) ON DELETE SET NULL,
  -- the version of the document that is tried: a later one changes nothing for testers
  document_number BIGINT,
  address        TEXT NOT NULL,
  given_by       UUID REFERENCES person (id) ON DELETE SET NULL,
  given_at       TIMESTAMPTZ NOT NULL,
  answers_by     DATE NOT NULL,
  outcome        TEXT CHECK (outcome IN ('accepted', 'refused')),
  decided_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  decided_at     TIMESTAMPTZ,
  -- the count by which it was decided, as it was then: its figures, as JSON
  reason         TEXT NOT NULL
);
CREATE UNIQUE INDEX deliverable_version_by_number ON deliverable_version (deliverable_id, number);
CREATE INDEX deliverable_version_by_document ON deliverable_version (document_id);

-- The short grid by which it is tried, as the group last saved it.
CREATE TABLE trial_grid (
  deliverable_id UUID PRIMARY KEY REFERENCES deliverable (id) ON DELETE CASCADE,
  updated_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  updated_at     TIMESTAMPTZ NOT NULL,
  version        BIGINT NOT NULL
);

-- Once somebody has answered it, a question is retired rather than changed.
CREATE TABLE trial_question (
  id             UUID PRIMARY KEY,
  deliverable_id UUID NOT NULL REFERENCES deliverable (id) ON DELETE CASCADE,
  position       BIGINT NOT NULL,
  kind           TEXT NOT NULL CHECK (kind IN ('yes_no', 'score', 'text')),
  title          TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  retired_at     TIMESTAMPTZ
);
CREATE INDEX trial_question_by_deliverable ON trial_question (deliverable_id, position);

-- Who was asked to try a version, for which organisation, and what they found.
CREATE TABLE trial (
  id              UUID PRIMARY KEY,
  version_id      UUID NOT NULL REFERENCES deliverable_version (id) ON DELETE CASCADE,
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  asked_at        TIMESTAMPTZ NOT NULL,
  -- once, before the last day
  reminded_at     TIMESTAMPTZ,
  verdict         TEXT CHECK (verdict IN ('meets', 'with_changes', 'does_not')),
  answered_at     TIMESTAMPTZ
);
CREATE UNIQUE INDEX trial_by_version ON trial (version_id, person_id);
CREATE INDEX trial_by_person ON trial (person_id, answered_at);
CREATE INDEX trial_by_organisation ON trial (organisation_id);

CREATE TABLE trial_answer (
  trial_id    UUID NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
  question_id UUID NOT NULL REFERENCES trial_question (id) ON DELETE CASCADE,
  -- yes or no, 1 to 5, or words
  value       TEXT NOT NULL,
  PRIMARY KEY (trial_id, question_id)
);
CREATE INDEX trial_answer_by_question ON trial_answer (question_id);

-- What a tester would have otherwise; each gets an answer.
CREATE TABLE remark (
  id          UUID PRIMARY KEY,
  trial_id    UUID NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
  text        TEXT NOT NULL,
  at          TIMESTAMPTZ NOT NULL,
  answer      TEXT NOT NULL,
  answered_by UUID REFERENCES person (id) ON DELETE SET NULL,
  answered_at TIMESTAMPTZ,
  -- when the tester was told of the answer
  told_at     TIMESTAMPTZ
);
CREATE INDEX remark_by_trial ON remark (trial_id, at);

-- What the network shares: it stays when its working group is gone.
CREATE TABLE tool (
  id             UUID PRIMARY KEY,
  group_id       UUID REFERENCES working_group (id) ON DELETE SET NULL,
  deliverable_id UUID REFERENCES deliverable (id) ON DELETE SET NULL,
  title          TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  title_key      TEXT NOT NULL,
  summary        TEXT NOT NULL,
  -- title and summary as they are searched: lower case, without accents
  words          TEXT NOT NULL,
  kind           TEXT NOT NULL CHECK (kind IN ('tool', 'model', 'guide', 'service', 'criteria')),
  licence        TEXT NOT NULL
    CHECK (licence IN ('cc_by', 'cc_by_sa', 'cc_by_nc', 'cc0', 'network', 'ask')),
  language       TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  visibility     TEXT NOT NULL CHECK (visibility IN ('network', 'public')),
  currency       TEXT NOT NULL CHECK (currency IN ('CAD', 'EUR')),
  -- its newest version
  last_number    BIGINT NOT NULL,
  published_at   TIMESTAMPTZ NOT NULL,
  -- organisations that said a use of it
  users          BIGINT NOT NULL,
  created_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at     TIMESTAMPTZ NOT NULL,
  updated_at     TIMESTAMPTZ NOT NULL,
  retired_at     TIMESTAMPTZ,
  version        BIGINT NOT NULL
);
CREATE INDEX tool_by_title ON tool (title_key, id);
CREATE INDEX tool_by_publication ON tool (published_at, id);
CREATE INDEX tool_by_users ON tool (users, published_at, id);
CREATE INDEX tool_by_group ON tool (group_id);
CREATE UNIQUE INDEX tool_by_deliverable ON tool (deliverable_id);

CREATE TABLE tool_version (
  tool_id      UUID NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  number       BIGINT NOT NULL CHECK (number > 0),
  text         TEXT NOT NULL,
  -- a file of its own, by its digest, or an address elsewhere
  file_digest  BYTEA,
  file_name    TEXT NOT NULL,
  file_size    BIGINT NOT NULL CHECK (file_size >= 0),
  -- what its content says that it is
  file_kind    TEXT NOT NULL,
  address      TEXT NOT NULL,
  -- the version of the deliverable that was tried and accepted
  tried_id     UUID REFERENCES deliverable_version (id) ON DELETE SET NULL,
  published_by UUID REFERENCES person (id) ON DELETE SET NULL,
  published_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (tool_id, number)
);
CREATE INDEX tool_version_by_file ON tool_version (file_digest);
CREATE UNIQUE INDEX tool_version_by_trial ON tool_version (tried_id);

CREATE TABLE tool_category (
  tool_id     UUID NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  category_id UUID NOT NULL REFERENCES category (id),
  PRIMARY KEY (tool_id, category_id)
);
CREATE INDEX tool_category_by_category ON tool_category (category_id);

-- Who made it, and what each spent on it, in the smallest coin.
CREATE TABLE tool_maker (
  tool_id         UUID NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  cost            BIGINT NOT NULL CHECK (cost >= 0),
  PRIMARY KEY (tool_id, organisation_id)
);
CREATE INDEX tool_maker_by_organisation ON tool_maker (organisation_id);

-- A use is said by who used it; a download is only counted.
CREATE TABLE tool_use (
  id              UUID PRIMARY KEY,
  tool_id         UUID NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  -- the version that was used
  number          BIGINT NOT NULL,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  used_for        TEXT NOT NULL,
  outcome         TEXT NOT NULL,
  -- what it would have spent to make such a thing, by its own estimate, in the smallest coin of the tool's currency
  would_have_cost BIGINT CHECK (would_have_cost >= 0),
  used_on         DATE NOT NULL,
  at              TIMESTAMPTZ NOT NULL
);
CREATE INDEX tool_use_by_tool ON tool_use (tool_id, used_on, id);
CREATE INDEX tool_use_by_organisation ON tool_use (organisation_id);

CREATE TABLE tool_download (
  tool_id UUID NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  day     DATE NOT NULL,
  count   BIGINT NOT NULL CHECK (count > 0),
  PRIMARY KEY (tool_id, day)
);

CREATE TABLE tool_request (
  id              UUID PRIMARY KEY,
  tool_id         UUID NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  organisation_id UUID REFERENCES organisation (id),
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  text            TEXT NOT NULL,
  at              TIMESTAMPTZ NOT NULL,
  answer          TEXT NOT NULL,
  outcome         TEXT CHECK (outcome IN ('done', 'declined')),
  answered_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  answered_at     TIMESTAMPTZ
);
CREATE INDEX tool_request_by_tool ON tool_request (tool_id, at);
