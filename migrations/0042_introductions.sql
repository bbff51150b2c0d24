-- Introductions: a buyer and a supplier who agree to talk, what they say to each other, how far they are, and what came of it.

CREATE TABLE introduction (
  id             UUID PRIMARY KEY,
  buyer_id       UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  supplier_id    UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  need_id        UUID REFERENCES need (id) ON DELETE SET NULL,
  solution_id    UUID REFERENCES solution (id) ON DELETE SET NULL,
  -- the buyer's, and for the buyer alone
  project_id     UUID REFERENCES purchase_project (id) ON DELETE SET NULL,
  -- of the need or the solution, as it was when they were introduced
  title          TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  asked_by       TEXT NOT NULL CHECK (asked_by IN ('buyer', 'supplier')),
  state          TEXT NOT NULL CHECK (state IN
    ('asked', 'accepted', 'declined', 'no_answer', 'met', 'offer', 'bought', 'not_bought', 'not_agreed')),
  state_at       TIMESTAMPTZ NOT NULL,
  -- who spoke or acted last
  moved_by       TEXT NOT NULL CHECK (moved_by IN ('buyer', 'supplier')),
  -- from whom something is expected
  waits_buyer    BOOLEAN NOT NULL,
  waits_supplier BOOLEAN NOT NULL,
  -- year and month in which it was asked
  month          TEXT NOT NULL CHECK (length(month) = 7),
  -- whole days until the side that was asked first said anything
  answer_days    BIGINT CHECK (answer_days >= 0),
  -- so many reminders were sent
  reminders      BIGINT NOT NULL,
  created_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at     TIMESTAMPTZ NOT NULL,
  updated_at     TIMESTAMPTZ NOT NULL,
  version        BIGINT NOT NULL
);
CREATE INDEX introduction_by_buyer ON introduction (buyer_id, updated_at, id);
CREATE INDEX introduction_by_supplier ON introduction (supplier_id, updated_at, id);
CREATE INDEX introduction_by_asking ON introduction (supplier_id, asked_by, created_at);
CREATE INDEX introduction_by_need ON introduction (need_id, supplier_id);
CREATE INDEX introduction_by_solution ON introduction (solution_id);
CREATE INDEX introduction_by_project ON introduction (project_id);
CREATE INDEX introduction_by_month ON introduction (month, state);
CREATE INDEX introduction_by_state ON introduction (state, updated_at, id);
CREATE INDEX introduction_by_person ON introduction (created_by);

-- How far it came, step by step; by nobody where time alone did it.
CREATE TABLE introduction_step (
  id              UUID PRIMARY KEY,
  introduction_id UUID NOT NULL REFERENCES introduction (id) ON DELETE CASCADE,
  state           TEXT NOT NULL,
  side            TEXT CHECK (side IN ('buyer', 'supplier')),
  reason          TEXT NOT NULL CHECK (length(reason) <= 2000),
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  at              TIMESTAMPTZ NOT NULL
);
CREATE INDEX introduction_step_by_introduction ON introduction_step (introduction_id, at, id);
CREATE INDEX introduction_step_by_person ON introduction_step (person_id);

-- For the two sides alone.
CREATE TABLE introduction_message (
  id              UUID PRIMARY KEY,
  introduction_id UUID NOT NULL REFERENCES introduction (id) ON DELETE CASCADE,
  side            TEXT NOT NULL CHECK (side IN ('buyer', 'supplier')),
  text            TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  at              TIMESTAMPTZ NOT NULL
);
CREATE INDEX introduction_message_by_introduction ON introduction_message (introduction_id, at, id);
CREATE INDEX introduction_message_by_person ON introduction_message (person_id);

CREATE TABLE introduction_file (
  id         UUID PRIMARY KEY,
  message_id UUID NOT NULL REFERENCES introduction_message (id) ON DELETE CASCADE,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  digest     BYTEA NOT NULL,
  kind       TEXT NOT NULL,
  bytes      BIGINT NOT NULL CHECK (bytes > 0)
);
CREATE INDEX introduction_file_by_message ON introduction_file (message_id, id);

-- What each side says came of it. They need not say the same.
CREATE TABLE introduction_outcome (
  introduction_id UUID NOT NULL REFERENCES introduction (id) ON DELETE CASCADE,
  side            TEXT NOT NULL CHECK (side IN ('buyer', 'supplier')),
  bought          BOOLEAN NOT NULL,
  -- whole units of the currency's smallest coin
  amount          BIGINT CHECK (amount >= 0),
  currency        TEXT NOT NULL CHECK (currency IN ('CAD', 'EUR')),
  year            BIGINT CHECK (year BETWEEN 2000 AND 2100),
  reason          TEXT NOT NULL CHECK (length(reason) <= 2000),
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  at              TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (introduction_id, side)
);
CREATE INDEX introduction_outcome_by_person ON introduction_outcome (person_id);

-- What the supplier would like to tell of it, and whether the buyer agrees.
CREATE TABLE introduction_reference (
  introduction_id UUID PRIMARY KEY REFERENCES introduction (id) ON DELETE CASCADE,
  text            TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  year            BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  state           TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'declined')),
  proposed_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  proposed_at     TIMESTAMPTZ NOT NULL,
  answered_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  answered_at     TIMESTAMPTZ,
  CHECK ((answered_at IS NULL) = (state = 'proposed'))
);
CREATE INDEX introduction_reference_by_proposer ON introduction_reference (proposed_by);
CREATE INDEX introduction_reference_by_answerer ON introduction_reference (answered_by);

-- Who wants no mails of introductions, and the addresses in mails that say so.
CREATE TABLE introduction_mute (
  person_id UUID PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  at        TIMESTAMPTZ NOT NULL
);

CREATE TABLE introduction_stop (
  digest    BYTEA PRIMARY KEY,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  sent_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX introduction_stop_by_person ON introduction_stop (person_id);
CREATE INDEX introduction_stop_by_time ON introduction_stop (sent_at);
