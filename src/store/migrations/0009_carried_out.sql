-- What the mail platform has been told and cannot be told back is not withdrawn any more: a mail password, whose
-- predecessor nobody knows; a first address, before which there was none.
ALTER TABLE mail_passwords ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
ALTER TABLE addresses ADD COLUMN told BIGINT NOT NULL DEFAULT 0;

-- When the owner is reminded next that less secure apps are allowed (LSA-3).
ALTER TABLE less_secure_apps ADD COLUMN remind_at BIGINT NOT NULL DEFAULT 0;
UPDATE less_secure_apps SET remind_at = COALESCE(reminded_at, since) + 604800000000;
ALTER TABLE less_secure_apps DROP COLUMN reminded_at;
