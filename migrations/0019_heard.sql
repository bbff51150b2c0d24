-- Who hears of what, and who is in the space that is the network itself.

-- Who is in which space now. In the network's own everybody is, without rows of their own.
CREATE VIEW space_person AS
SELECT m.space_id, m.person_id, m.role, m.since FROM space_member m WHERE m.until IS NULL
UNION ALL
SELECT s.id, p.id, 'member', p.created_at FROM space s CROSS JOIN person p
WHERE s.kind = 'network' AND p.erased_at IS NULL AND p.confirmed_at IS NOT NULL;

-- Roles that a space has besides its three: what they are called there, and what they may do.
CREATE TABLE space_role (
  space_id UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  part     TEXT NOT NULL CHECK (part IN ('reader', 'member', 'coordinator')),
  PRIMARY KEY (space_id, name)
);
INSERT INTO space_role (space_id, name, part)
SELECT space_id, title, max(role) FROM space_member WHERE until IS NULL AND title <> '' GROUP BY space_id, title;

-- A page that somebody wants to hear of at once.
CREATE TABLE page_watch (
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  page_id   UUID NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  since     TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (person_id, page_id)
);
CREATE INDEX page_watch_by_page ON page_watch (page_id);

-- What a discussion is about, where it is about something: the path of a poll.
ALTER TABLE topic ADD COLUMN about TEXT;
CREATE UNIQUE INDEX topic_about ON topic (about) WHERE about IS NOT NULL;

-- Of a topic that names somebody, or that they follow, or of a page that they watch, they are told apart from the rest of
-- its space, and sooner: up to when. It is of use as long as its news are.
CREATE TABLE notice_apart (
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- the topic or the page
  thing_id  UUID NOT NULL,
  told_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (person_id, thing_id)
);
CREATE INDEX notice_apart_by_time ON notice_apart (told_at);

-- Up to when somebody has seen what is new.
CREATE TABLE notice_seen (
  person_id UUID PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  seen_at   TIMESTAMPTZ NOT NULL
);

-- Discussions in the order in which somebody reads what is new.
CREATE INDEX message_by_topic_time ON message (topic_id, created_at);

-- What somebody has answered is part of the copy of what is kept of them.
CREATE INDEX poll_voter_by_person ON poll_voter (person_id);

-- Suppliers of a file are sought by their number, whichever kind of number it is.
CREATE INDEX organisation_by_identifier ON organisation (identifier);

-- Mails to this person's address come back: since then nothing but sign-in leaves to it, whichever feature would write.
ALTER TABLE person ADD COLUMN failing_at TIMESTAMPTZ;
UPDATE person SET failing_at = (SELECT t.failing_at FROM notice_setting t WHERE t.person_id = person.id);
ALTER TABLE notice_setting DROP COLUMN failing_at;
