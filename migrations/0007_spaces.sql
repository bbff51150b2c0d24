-- Spaces: what has members, pages, discussions, files, meetings and polls. The network itself is one.

CREATE TABLE space (
  id          UUID PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('network', 'open', 'working_group', 'edition')),
  title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  title_key   TEXT NOT NULL,
  summary     TEXT NOT NULL,
  visibility  TEXT NOT NULL CHECK (visibility IN ('public', 'network', 'members')),
  -- how one comes in: at once, by asking, only when invited
  joining     TEXT NOT NULL CHECK (joining IN ('open', 'request', 'invitation')),
  time_zone   TEXT NOT NULL,
  created_by  UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  updated_at  TIMESTAMPTZ NOT NULL,
  archived_at TIMESTAMPTZ,
  version     BIGINT NOT NULL
);
CREATE INDEX space_by_title ON space (title_key, id);
CREATE UNIQUE INDEX space_network ON space (kind) WHERE kind = 'network';

-- Who was in a space, as what, from when to when: the present ones have no end. A change of role ends one row and
-- begins another. Of the network's space everybody is a member, without rows.
CREATE TABLE space_member (
  id        UUID PRIMARY KEY,
  space_id  UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role      TEXT NOT NULL CHECK (role IN ('reader', 'member', 'coordinator')),
  -- what the space calls this person: secretary, rapporteur
  title     TEXT NOT NULL,
  since     TIMESTAMPTZ NOT NULL,
  until     TIMESTAMPTZ
);
CREATE UNIQUE INDEX space_member_present ON space_member (space_id, person_id) WHERE until IS NULL;
CREATE INDEX space_member_by_space ON space_member (space_id, since);
CREATE INDEX space_member_by_person ON space_member (person_id, space_id);

-- A person asked to come in, or was invited.
CREATE TABLE space_request (
  id          UUID PRIMARY KEY,
  space_id    UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  person_id   UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('asked', 'invited')),
  note        TEXT NOT NULL,
  created_by  UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  answered_by UUID REFERENCES person (id) ON DELETE SET NULL,
  answered_at TIMESTAMPTZ,
  accepted    BOOLEAN
);
CREATE UNIQUE INDEX space_request_waiting ON space_request (space_id, person_id) WHERE answered_at IS NULL;
CREATE INDEX space_request_by_space ON space_request (space_id, created_at);
CREATE INDEX space_request_by_person ON space_request (person_id, created_at);
