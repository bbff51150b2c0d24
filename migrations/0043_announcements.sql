-- Announcements: a new solution is told to the buyers whose open needs it fits, a new need to the suppliers that it fits.

-- What changed and waits to be looked at. Of what is looked at quietly it is noted what fits, and nobody is told.
CREATE TABLE announcement_change (
  kind     TEXT NOT NULL CHECK (kind IN ('need', 'solution')),
  thing_id UUID NOT NULL,
  quietly  BOOLEAN NOT NULL,
  at       TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (kind, thing_id)
);
-- What was there before there were announcements is no news.
INSERT INTO announcement_change (kind, thing_id, quietly, at)
SELECT 'need', id, TRUE, updated_at FROM need WHERE state = 'open';

-- Which solutions were seen to fit which need: a change that lets one fit still is no news.
CREATE TABLE announcement_fit (
  need_id     UUID NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  solution_id UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  PRIMARY KEY (need_id, solution_id)
);
CREATE INDEX announcement_fit_by_solution ON announcement_fit (solution_id);

-- What an organisation is told: of a solution for its need, or of a need for its solution, each once.
CREATE TABLE announcement (
  id              UUID PRIMARY KEY,
  kind            TEXT NOT NULL CHECK (kind IN ('need', 'solution')),
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  need_id         UUID NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  solution_id     UUID NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
  -- out of a hundred, when it was announced
  score           BIGINT NOT NULL CHECK (score BETWEEN 0 AND 100),
  at              TIMESTAMPTZ NOT NULL,
  -- when a mail is to be tried; none: it has left, or none is to leave
  mail_due_at     TIMESTAMPTZ,
  mailed_at       TIMESTAMPTZ
);
CREATE UNIQUE INDEX announcement_of_solution ON announcement (need_id, solution_id) WHERE kind = 'solution';
CREATE UNIQUE INDEX announcement_of_need ON announcement (need_id, organisation_id) WHERE kind = 'need';
CREATE INDEX announcement_by_need ON announcement (need_id);
CREATE INDEX announcement_by_solution ON announcement (solution_id);
CREATE INDEX announcement_by_organisation ON announcement (organisation_id, at, id);
CREATE INDEX announcement_by_mail ON announcement (organisation_id, mailed_at);
CREATE INDEX announcement_due ON announcement (mail_due_at, organisation_id) WHERE mail_due_at IS NOT NULL;

-- Up to when somebody has seen their announcements, and since when they want none by mail.
CREATE TABLE announcement_reader (
  person_id  UUID PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  seen_at    TIMESTAMPTZ,
  stopped_at TIMESTAMPTZ
);

-- The address in a mail that stops these mails without signing in.
CREATE TABLE announcement_stop (
  digest    BYTEA PRIMARY KEY,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  sent_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX announcement_stop_by_person ON announcement_stop (person_id);
CREATE INDEX announcement_stop_by_time ON announcement_stop (sent_at);

-- Suppliers that accept no announcements of needs.
CREATE TABLE announcement_refusal (
  organisation_id UUID PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
  refused_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  at              TIMESTAMPTZ NOT NULL
);
CREATE INDEX announcement_refusal_by_person ON announcement_refusal (refused_by);

-- Needs whose buyer wants to hear of no more solutions.
CREATE TABLE announcement_silence (
  need_id     UUID PRIMARY KEY REFERENCES need (id) ON DELETE CASCADE,
  silenced_by UUID REFERENCES person (id) ON DELETE SET NULL,
  at          TIMESTAMPTZ NOT NULL
);
CREATE INDEX announcement_silence_by_person ON announcement_silence (silenced_by);
