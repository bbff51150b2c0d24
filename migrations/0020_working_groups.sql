-- Working groups: what they are for, which organisations take part and on what terms, their yearly cycles with orientations
-- and pledges. Each has a space under the same id: its title, its people and who reads it are the space's.

CREATE TABLE working_group (
  id              UUID PRIMARY KEY REFERENCES space (id) ON DELETE CASCADE,
  -- why it is proposed, how far it goes, what it hopes to deliver
  problem         TEXT NOT NULL,
  scope           TEXT NOT NULL,
  hopes           TEXT NOT NULL,
  -- in which its money is counted
  currency        TEXT NOT NULL CHECK (currency IN ('CAD', 'EUR')),
  -- what is validated: by so many organisations, of which such a share is favourable
  trial_minimum   BIGINT NOT NULL CHECK (trial_minimum BETWEEN 1 AND 100),
  trial_share     TEXT NOT NULL CHECK (trial_share IN ('1/2', '2/3', '3/4', '1/1')),
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  proposed_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  proposed_at     TIMESTAMPTZ NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('gathering', 'declined', 'running', 'ended')),
  state_by        UUID REFERENCES person (id) ON DELETE SET NULL,
  state_at        TIMESTAMPTZ NOT NULL,
  -- why it was declined, or a word at its start or end
  state_note      TEXT NOT NULL,
  updated_at      TIMESTAMPTZ NOT NULL,
  version         BIGINT NOT NULL
);
CREATE INDEX working_group_by_state ON working_group (state, proposed_at, id);
CREATE INDEX working_group_by_age ON working_group (proposed_at, id);

CREATE TABLE working_group_category (
  group_id    UUID NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
  category_id UUID NOT NULL REFERENCES category (id),
  PRIMARY KEY (group_id, category_id)
);
CREATE INDEX working_group_category_by_category ON working_group_category (category_id);

-- An organisation in a working group. Who left or was declined may ask again: that is another row.
CREATE TABLE participation (
  id              UUID PRIMARY KEY,
  group_id        UUID NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  -- included in its membership of the network, against money, or by bringing expertise
  terms           TEXT NOT NULL CHECK (terms IN ('member', 'contributes_money', 'brings_expertise')),
  -- what it offers and why it comes, in its own words
  offer           TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'left')),
  asked_by        UUID REFERENCES person (id) ON DELETE SET NULL,
  asked_at        TIMESTAMPTZ NOT NULL,
  decided_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  decided_at      TIMESTAMPTZ,
  -- why it was declined or left
  reason          TEXT NOT NULL,
  -- agreed contribution, in the smallest coin; invoiced elsewhere
  due             BIGINT CHECK (due >= 0),
  ended_at        TIMESTAMPTZ,
  version         BIGINT NOT NULL
);
CREATE UNIQUE INDEX participation_present ON participation (group_id, organisation_id) WHERE state IN ('asked', 'accepted');
CREATE INDEX participation_by_group ON participation (group_id, state, asked_at);
CREATE INDEX participation_by_organisation ON participation (organisation_id, state);

-- Who comes to the group for the organisation; each also has a seat in the group's space.
CREATE TABLE participation_person (
  participation_id UUID NOT NULL REFERENCES participation (id) ON DELETE CASCADE,
  person_id        UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  since            TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (participation_id, person_id)
);
CREATE INDEX participation_person_by_person ON participation_person (person_id);

-- An organisation that was asked to come.
CREATE TABLE group_invitation (
  group_id        UUID NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  invited_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  invited_at      TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (group_id, organisation_id)
);
CREATE INDEX group_invitation_by_organisation ON group_invitation (organisation_id);

-- What was received of a contribution.
CREATE TABLE contribution (
  id               UUID PRIMARY KEY,
  participation_id UUID NOT NULL REFERENCES participation (id) ON DELETE CASCADE,
  amount           BIGINT NOT NULL CHECK (amount > 0),
  received_on      DATE NOT NULL,
  note             TEXT NOT NULL,
  noted_by         UUID REFERENCES person (id) ON DELETE SET NULL,
  noted_at         TIMESTAMPTZ NOT NULL
);
CREATE INDEX contribution_by_participation ON contribution (participation_id, received_on);

-- A year of a working group.
CREATE TABLE cycle (
  id              UUID PRIMARY KEY,
  group_id        UUID NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
  title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  starts_on       DATE NOT NULL,
  ends_on         DATE NOT NULL,
  -- members are consulted, then they rank what was proposed
  consultation_id UUID REFERENCES poll (id) ON DELETE SET NULL,
  ranking_id      UUID REFERENCES poll (id) ON DELETE SET NULL,
  oriented_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  oriented_at     TIMESTAMPTZ,
  -- the plan was adopted: its dates are what slippage is measured from
  planned_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  planned_at      TIMESTAMPTZ,
  -- what came of the year, in words; it is closed by it
  report          TEXT NOT NULL,
  closed_by       UUID REFERENCES person (id) ON DELETE SET NULL,
  closed_at       TIMESTAMPTZ,
  created_at      TIMESTAMPTZ NOT NULL,
  version         BIGINT NOT NULL,
  CHECK (ends_on > starts_on)
);
CREATE INDEX cycle_by_group ON cycle (group_id, starts_on, id);
CREATE UNIQUE INDEX cycle_open ON cycle (group_id) WHERE closed_at IS NULL;
CREATE INDEX cycle_by_ranking ON cycle (ranking_id);

CREATE TABLE orientation (
  id          UUID PRIMARY KEY,
  cycle_id    UUID NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
  title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text        TEXT NOT NULL,
  origin      TEXT NOT NULL CHECK (origin IN ('board', 'member', 'previous')),
  -- its place among the options of the ranking
  position    BIGINT NOT NULL,
  -- where the ranking puts it; 1 is first
  rank        BIGINT CHECK (rank > 0),
  retained_at TIMESTAMPTZ,
  proposed_by UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  version     BIGINT NOT NULL
);
CREATE INDEX orientation_by_cycle ON orientation (cycle_id, position, id);

-- What an organisation undertakes for a cycle.
CREATE TABLE pledge (
  id              UUID PRIMARY KEY,
  cycle_id        UUID NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id),
  objectives      TEXT NOT NULL,
  role            TEXT NOT NULL CHECK (role IN ('lead', 'contributor', 'tester', 'funder', 'observer')),
  brings          TEXT NOT NULL,
  given_by        UUID REFERENCES person (id) ON DELETE SET NULL,
  given_at        TIMESTAMPTZ NOT NULL,
  version         BIGINT NOT NULL
);
CREATE UNIQUE INDEX pledge_by_cycle ON pledge (cycle_id, organisation_id);
CREATE INDEX pledge_by_organisation ON pledge (organisation_id);

CREATE TABLE pledge_person (
  pledge_id       UUID NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
  person_id       UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  hours_per_month BIGINT NOT NULL CHECK (hours_per_month BETWEEN 0 AND 200),
  PRIMARY KEY (pledge_id, person_id)
);
CREATE INDEX pledge_person_by_person ON pledge_person (person_id);
