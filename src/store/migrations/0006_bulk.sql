-- A key is kept until its own end: those of the rows of a job live longer than others (ALL-2). `request_id` is the name of
-- such a row in the audit trail, which it is answered with again.
ALTER TABLE idempotency ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE idempotency ADD COLUMN request_id keytext;
DROP INDEX idempotency_by_time;
CREATE INDEX idempotency_by_end ON idempotency (expires_at);

-- Codes that went to contacts of before are deleted for a whole set.
CREATE INDEX resets_by_account ON resets (account);
