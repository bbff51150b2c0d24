-- Discussions of a space: topics and their messages, of which the first is what the topic begins with.

CREATE TABLE topic (
  id          UUID PRIMARY KEY,
  space_id    UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- stands before the others
  pinned      BOOLEAN NOT NULL,
  -- nobody answers any more, but those who run the space
  closed_at   TIMESTAMPTZ,
  -- number of the message that answers the question
  solution    BIGINT,
  -- number of the last message, and when it was written
  last_number BIGINT NOT NULL,
  last_at     TIMESTAMPTZ NOT NULL,
  created_by  UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX topic_by_space ON topic (space_id, pinned, last_at, id);

CREATE TABLE message (
  id            UUID PRIMARY KEY,
  topic_id      UUID NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  number        BIGINT NOT NULL,
  text          TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 65536),
  author_id     UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at    TIMESTAMPTZ NOT NULL,
  edited_at     TIMESTAMPTZ,
  hidden_at     TIMESTAMPTZ,
  hidden_by     UUID REFERENCES person (id) ON DELETE SET NULL,
  hidden_reason TEXT,
  UNIQUE (topic_id, number)
);

-- What a message said before it was changed, and until when.
CREATE TABLE message_text (
  id          UUID PRIMARY KEY,
  message_id  UUID NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  text        TEXT NOT NULL,
  replaced_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX message_text_by_message ON message_text (message_id, replaced_at);

CREATE TABLE message_mention (
  message_id UUID NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (message_id, person_id)
);
CREATE INDEX message_mention_by_person ON message_mention (person_id);

CREATE TABLE message_reaction (
  message_id UUID NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('useful', 'agree')),
  PRIMARY KEY (message_id, kind, person_id)
);

-- Somebody finds that a message should not stand; those who run the space look.
CREATE TABLE message_report (
  id         UUID PRIMARY KEY,
  message_id UUID NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  person_id  UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  reason     TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  settled_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX message_report_waiting ON message_report (message_id, person_id) WHERE settled_at IS NULL;

-- How far somebody has read a topic, and whether it interests them: nothing is said of who only reads.
CREATE TABLE topic_reader (
  topic_id  UUID NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- number of the last message read
  read      BIGINT NOT NULL,
  -- follow, mute, or nothing said
  wish      TEXT CHECK (wish IN ('follow', 'mute')),
  PRIMARY KEY (topic_id, person_id)
);
CREATE INDEX topic_reader_by_person ON topic_reader (person_id);
