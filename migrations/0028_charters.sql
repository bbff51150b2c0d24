-- Papers that prove themselves, and the charter of an edition: how it is written, published, signed.

-- A receipt as it was given, byte for byte. It outlives the accounts and editions that it speaks of, until its last day.
CREATE TABLE receipt (
  id         UUID PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('charter', 'certificate')),
  -- SHA-256 of what it says (docs/receipts.md)
  digest     BYTEA NOT NULL,
  file       TEXT NOT NULL,
  kept_until DATE NOT NULL,
  made_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX receipt_by_last_day ON receipt (kept_until);

CREATE TABLE charter_draft (
  edition_id     UUID PRIMARY KEY REFERENCES edition (id) ON DELETE CASCADE,
  text           TEXT NOT NULL,
  -- somebody who speaks for the structure signs too
  representative BOOLEAN NOT NULL,
  updated_at     TIMESTAMPTZ NOT NULL,
  version        BIGINT NOT NULL
);

-- What was published never changes.
CREATE TABLE charter_version (
  edition_id     UUID NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  number         BIGINT NOT NULL CHECK (number > 0),
  text           TEXT NOT NULL,
  digest         BYTEA NOT NULL,
  representative BOOLEAN NOT NULL,
  published_by   UUID REFERENCES person (id) ON DELETE SET NULL,
  published_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (edition_id, number)
);
CREATE INDEX charter_version_by_person ON charter_version (published_by);

-- Who signs for a structure, as its participants have named them, and the link by which they come.
CREATE TABLE charter_representative (
  id             UUID PRIMARY KEY,
  application_id UUID NOT NULL UNIQUE REFERENCES application (id) ON DELETE CASCADE,
  -- the version that they were asked to sign
  number         BIGINT NOT NULL,
  name           TEXT NOT NULL CHECK (length(name) <= 200),
  post           TEXT NOT NULL CHECK (length(post) <= 200),
  email          TEXT NOT NULL,
  link           BYTEA NOT NULL UNIQUE,
  asked_at       TIMESTAMPTZ NOT NULL
);

-- A code sent to an address, with what will be signed once it is typed.
CREATE TABLE charter_code (
  id             UUID PRIMARY KEY,
  -- an applicant or a representative
  signer_id      UUID NOT NULL,
  number         BIGINT NOT NULL,
  digest         BYTEA NOT NULL,
  name           TEXT NOT NULL,
  post           TEXT NOT NULL,
  -- name, post and address of who signs for the structure, as JSON
  representative TEXT,
  tries          BIGINT NOT NULL,
  sent_at        TIMESTAMPTZ NOT NULL,
  expires_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX charter_code_by_signer ON charter_code (signer_id, sent_at);
CREATE INDEX charter_code_by_end ON charter_code (expires_at);

CREATE TABLE charter_signature (
  -- of its receipt
  id                UUID PRIMARY KEY REFERENCES receipt (id) ON DELETE CASCADE,
  edition_id        UUID REFERENCES edition (id) ON DELETE SET NULL,
  number            BIGINT NOT NULL,
  applicant_id      UUID REFERENCES applicant (id) ON DELETE SET NULL,
  representative_id UUID REFERENCES charter_representative (id) ON DELETE SET NULL,
  -- the account, once there is one with this address
  person_id         UUID REFERENCES person (id) ON DELETE SET NULL,
  email_key         TEXT NOT NULL,
  name              TEXT NOT NULL,
  signed_at         TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX charter_signature_of_applicant ON charter_signature (applicant_id, number);
CREATE UNIQUE INDEX charter_signature_of_representative ON charter_signature (representative_id, number);
CREATE INDEX charter_signature_by_edition ON charter_signature (edition_id, number);
CREATE INDEX charter_signature_by_person ON charter_signature (person_id);
CREATE INDEX charter_signature_by_email ON charter_signature (email_key);

-- When a participant was last written to about the charter.
CREATE TABLE charter_reminder (
  applicant_id UUID PRIMARY KEY REFERENCES applicant (id) ON DELETE CASCADE,
  sent_at      TIMESTAMPTZ NOT NULL
);
