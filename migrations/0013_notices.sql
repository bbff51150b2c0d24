-- Mails of what is new: how often each person wants them of each space, up to when they were told, and how one stops them.

-- Of a person who has no row, everything is as by default: at eight, on Mondays, nothing at once between 21 and 7 o'clock.
CREATE TABLE notice_setting (
  person_id   UUID PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  -- hours of the person's own clock
  hour        BIGINT NOT NULL CHECK (hour BETWEEN 0 AND 23),
  weekday     BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  quiet_from  BIGINT NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
  quiet_until BIGINT NOT NULL CHECK (quiet_until BETWEEN 0 AND 23),
  -- when the next digests are due
  daily_at    TIMESTAMPTZ,
  weekly_at   TIMESTAMPTZ,
  -- mails to this address come back: since then nothing but sign-in leaves to it
  failing_at  TIMESTAMPTZ
);
CREATE INDEX notice_setting_daily ON notice_setting (daily_at);
CREATE INDEX notice_setting_weekly ON notice_setting (weekly_at);

CREATE TABLE notice_pace (
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  space_id  UUID NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  -- none: the person's usual one
  pace      TEXT CHECK (pace IN ('at_once', 'daily', 'weekly', 'never')),
  -- what is older was told, or is not to be
  told_at   TIMESTAMPTZ,
  PRIMARY KEY (person_id, space_id)
);
CREATE INDEX notice_pace_by_space ON notice_pace (space_id);

-- The address in a mail that stops its kind: of one space, or (no space) all of them.
CREATE TABLE notice_stop (
  digest    BYTEA PRIMARY KEY,
  person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  space_id  UUID REFERENCES space (id) ON DELETE CASCADE,
  sent_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX notice_stop_by_time ON notice_stop (sent_at);
CREATE INDEX notice_stop_by_person ON notice_stop (person_id);
