-- Suppliers assessed with questionnaires: their versions, what is answered and by whom, what proves it, and what it comes to.

-- A version of a questionnaire: a draft until it is published, and the same for ever after.
CREATE TABLE questionnaire (
  id           UUID PRIMARY KEY,
  -- how its file names it: the same for all its versions
  code         TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  number       TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 20),
  title_fr     TEXT NOT NULL,
  title_en     TEXT NOT NULL,
  questions    BIGINT NOT NULL,
  -- its file, as JSON
  content      TEXT NOT NULL,
  version      BIGINT NOT NULL,
  changed_by   UUID REFERENCES person (id) ON DELETE SET NULL,
  changed_at   TIMESTAMPTZ NOT NULL,
  published_by UUID REFERENCES person (id) ON DELETE SET NULL,
  published_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX questionnaire_by_number ON questionnaire (code, number);
CREATE INDEX questionnaire_by_change ON questionnaire (changed_at, id);

-- What an organisation answers to a version, for a year.
CREATE TABLE assessment (
  id               UUID PRIMARY KEY,
  questionnaire_id UUID NOT NULL REFERENCES questionnaire (id),
  organisation_id  UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  -- a family of purchase categories: with whom it is compared
  sector_id        UUID NOT NULL REFERENCES category (id),
  year             BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  state            TEXT NOT NULL CHECK (state IN ('open', 'asked', 'verified')),
  -- what its answers come to: computed with each change, so that no list computes it
  score            DOUBLE PRECISION,
  completeness     DOUBLE PRECISION NOT NULL CHECK (completeness BETWEEN 0 AND 1),
  verified_score   DOUBLE PRECISION,
  created_by       UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at       TIMESTAMPTZ NOT NULL,
  changed_at       TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX assessment_by_organisation ON assessment (organisation_id, year, questionnaire_id);
CREATE INDEX assessment_by_sector ON assessment (questionnaire_id, sector_id, organisation_id);

-- The same by issue.
CREATE TABLE assessment_score (
  assessment_id UUID NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  issue         TEXT NOT NULL,
  score         DOUBLE PRECISION,
  verified      DOUBLE PRECISION,
  PRIMARY KEY (assessment_id, issue)
);

-- Every answer that was given stays: the one that holds was not replaced.
CREATE TABLE assessment_answer (
  id            UUID PRIMARY KEY,
  assessment_id UUID NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  -- a question, or `bonus.` and an issue
  place         TEXT NOT NULL,
  number        BIGINT NOT NULL CHECK (number > 0),
  -- the place of a level, a percentage, 1 or 0, points, `na`; nothing when it was taken back
  answer        TEXT NOT NULL CHECK (length(answer) <= 40),
  note          TEXT NOT NULL CHECK (length(note) <= 2000),
  answered_by   UUID REFERENCES person (id) ON DELETE SET NULL,
  answered_at   TIMESTAMPTZ NOT NULL,
  replaced_at   TIMESTAMPTZ
);
CREATE UNIQUE INDEX assessment_answer_by_number ON assessment_answer (assessment_id, place, number);
CREATE UNIQUE INDEX assessment_answer_that_holds ON assessment_answer (assessment_id, place) WHERE replaced_at IS NULL;

-- A file that proves an answer.
CREATE TABLE assessment_proof (
  id            UUID PRIMARY KEY,
  assessment_id UUID NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  place         TEXT NOT NULL,
  name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  digest        BYTEA NOT NULL,
  bytes         BIGINT NOT NULL CHECK (bytes >= 0),
  kind          TEXT NOT NULL,
  added_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  added_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX assessment_proof_by_place ON assessment_proof (assessment_id, place, added_at);

-- A verification: asked by the supplier, of the network, of an organisation or of a person.
CREATE TABLE assessment_review (
  id              UUID PRIMARY KEY,
  assessment_id   UUID NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  -- who verifies: somebody of the network or of a buyer, or a third party
  kind            TEXT NOT NULL CHECK (kind IN ('officer', 'third_party')),
  organisation_id UUID REFERENCES organisation (id) ON DELETE CASCADE,
  person_id       UUID REFERENCES person (id) ON DELETE CASCADE,
  asked_by        UUID REFERENCES person (id) ON DELETE SET NULL,
  asked_at        TIMESTAMPTZ NOT NULL,
  opinion         TEXT NOT NULL CHECK (length(opinion) <= 4000),
  ended_by        UUID REFERENCES person (id) ON DELETE SET NULL,
  ended_at        TIMESTAMPTZ
);
CREATE UNIQUE INDEX assessment_review_by_assessment ON assessment_review (assessment_id);
CREATE INDEX assessment_review_by_organisation ON assessment_review (organisation_id, ended_at);
CREATE INDEX assessment_review_by_person ON assessment_review (person_id, ended_at);

-- What a reviewer finds of an answer: as it is, or another with a reason.
CREATE TABLE assessment_finding (
  review_id UUID NOT NULL REFERENCES assessment_review (id) ON DELETE CASCADE,
  place     TEXT NOT NULL,
  answer    TEXT NOT NULL CHECK (length(answer) <= 40),
  reason    TEXT NOT NULL CHECK (length(reason) <= 2000),
  found_by  UUID REFERENCES person (id) ON DELETE SET NULL,
  found_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (review_id, place)
);

-- With whom the supplier shares it: a person, an organisation, or with neither, the network.
CREATE TABLE assessment_share (
  id              UUID PRIMARY KEY,
  assessment_id   UUID NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  person_id       UUID REFERENCES person (id) ON DELETE CASCADE,
  organisation_id UUID REFERENCES organisation (id) ON DELETE CASCADE,
  -- the scores, or the answers and their proofs as well
  extent          TEXT NOT NULL CHECK (extent IN ('scores', 'answers')),
  shared_by       UUID REFERENCES person (id) ON DELETE SET NULL,
  shared_at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX assessment_share_by_assessment ON assessment_share (assessment_id, shared_at);
CREATE INDEX assessment_share_by_person ON assessment_share (person_id);
CREATE INDEX assessment_share_by_organisation ON assessment_share (organisation_id);

-- What the supplier undertakes to do better.
CREATE TABLE improvement_action (
  id            UUID PRIMARY KEY,
  assessment_id UUID NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  issue         TEXT NOT NULL,
  title         TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  due_on        DATE,
  done_on       DATE,
  created_by    UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX improvement_action_by_assessment ON improvement_action (assessment_id, created_at);

-- A version tried by a set of firms before it is used widely: who is invited, until when, and what they say of it.
CREATE TABLE assessment_campaign (
  id               UUID PRIMARY KEY,
  questionnaire_id UUID NOT NULL REFERENCES questionnaire (id),
  title            TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  text             TEXT NOT NULL,
  answers_by       DATE NOT NULL,
  created_by       UUID REFERENCES person (id) ON DELETE SET NULL,
  created_at       TIMESTAMPTZ NOT NULL,
  closed_at        TIMESTAMPTZ
);
CREATE INDEX assessment_campaign_by_date ON assessment_campaign (created_at, id);

CREATE TABLE campaign_firm (
  campaign_id     UUID NOT NULL REFERENCES assessment_campaign (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  invited_by      UUID REFERENCES person (id) ON DELETE SET NULL,
  invited_at      TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (campaign_id, organisation_id)
);
CREATE INDEX campaign_firm_by_organisation ON campaign_firm (organisation_id, campaign_id);

-- What a firm says of the questionnaire itself.
CREATE TABLE campaign_remark (
  id              UUID PRIMARY KEY,
  campaign_id     UUID NOT NULL REFERENCES assessment_campaign (id) ON DELETE CASCADE,
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  -- a question, `bonus.` and an issue, or nothing for the whole
  place           TEXT NOT NULL,
  text            TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  person_id       UUID REFERENCES person (id) ON DELETE SET NULL,
  at              TIMESTAMPTZ NOT NULL
);
CREATE INDEX campaign_remark_by_campaign ON campaign_remark (campaign_id, place, at);
