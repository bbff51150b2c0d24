-- A mail may carry an invitation for the reader's calendar, and the address at which one click stops mails of its kind
-- (RFC 8058).

ALTER TABLE mail ADD COLUMN calendar TEXT;
ALTER TABLE mail ADD COLUMN unsubscribe TEXT;
