-- Polls of a space: what is asked, who may answer, and the ballots, which in a secret poll nothing ties to anybody.

CREATE TABLE poll (
  id         UUID PRIMARY KEY,
  space_id   UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text       TEXT NOT NULL,
  method     TEXT NOT NULL CHECK (method IN ('single', 'approval', 'points', 'score', 'ranking')),
  -- who has one voice: each person, or each organisation
  voice      TEXT NOT NULL CHECK (voice IN ('person', 'organisation')),
  secret     BOOLEAN NOT NULL,
  -- points that each voice spreads, in a poll by points
  points     BIGINT NOT NULL CHECK (points BETWEEN 1 AND 100),
  -- voices below which the result does not stand; 0 for none
  quorum     BIGINT NOT NULL CHECK (quorum >= 0),
  -- whether those who join the space later may answer
  late       BOOLEAN NOT NULL,
  closes_at  TIMESTAMPTZ NOT NULL,
  -- closed by hand, before its time
  closed_at  TIMESTAMPTZ,
  created_by UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX poll_by_space ON poll (space_id, created_at, id);

CREATE TABLE poll_option (
  poll_id  UUID NOT NULL REFERENCES poll (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  title    TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  PRIMARY KEY (poll_id, position)
);

-- Who has answered: a person, or an organisation by one of its people. Without a time, and apart from the ballots.
CREATE TABLE poll_voter (
  poll_id   UUID NOT NULL REFERENCES poll (id) ON DELETE CASCADE,
  -- of a person or an organisation, as the poll says
  voter_id  UUID NOT NULL,
  -- who answered for them
  person_id UUID REFERENCES person (id) ON DELETE SET NULL,
  PRIMARY KEY (poll_id, voter_id)
);

-- Ids are drawn by lot, and the ballots of a secret poll are written anew in their order with each one that is cast: neither
-- a time nor a place among the rows says whose a ballot is.
CREATE TABLE poll_ballot (
  id       UUID PRIMARY KEY,
  poll_id  UUID NOT NULL REFERENCES poll (id) ON DELETE CASCADE,
  -- of an open poll only
  voter_id UUID,
  -- for each option in order: chosen or not, points, score, or rank (0 for none)
  marks    TEXT NOT NULL
);
CREATE INDEX poll_ballot_by_poll ON poll_ballot (poll_id, id);
CREATE UNIQUE INDEX poll_ballot_of_voter ON poll_ballot (poll_id, voter_id) WHERE voter_id IS NOT NULL;
