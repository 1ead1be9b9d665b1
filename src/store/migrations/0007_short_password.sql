-- Whether the password that opened a session, or was last entered in it, was too short to be the only factor (MPASS-3).
ALTER TABLE sessions ADD COLUMN password_short BIGINT NOT NULL DEFAULT 0;
