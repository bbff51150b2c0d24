-- What a session of an edition is marked with, what those who came say of it, and who was told what they missed.

CREATE TABLE session_mark (
  meeting_id UUID PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
  -- for whom it matters most
  matters_to TEXT NOT NULL CHECK (matters_to IN ('all', 'elected', 'buyers', 'beginners')),
  -- for who missed it, as Markdown
  catch_up   TEXT NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  version    BIGINT NOT NULL
);

-- Three questions: whether it was useful for one's own purchase, whether it was clear, and what to change.
CREATE TABLE session_answer (
  meeting_id   UUID NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  applicant_id UUID NOT NULL REFERENCES applicant (id) ON DELETE CASCADE,
  useful       BIGINT NOT NULL CHECK (useful BETWEEN 1 AND 4),
  clear        BIGINT NOT NULL CHECK (clear BETWEEN 1 AND 4),
  remark       TEXT NOT NULL,
  answered_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (meeting_id, applicant_id)
);
CREATE INDEX session_answer_by_applicant ON session_answer (applicant_id);

CREATE TABLE session_missed (
  meeting_id   UUID NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  applicant_id UUID NOT NULL REFERENCES applicant (id) ON DELETE CASCADE,
  told_at      TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (meeting_id, applicant_id)
);
CREATE INDEX session_missed_by_applicant ON session_missed (applicant_id);

-- Plenaries that were held a week ago are looked for each minute.
CREATE INDEX meeting_by_end ON meeting (kind, ends_at);
