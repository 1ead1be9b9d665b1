-- What a POP session is granted before it downloads it comes back where it was not used (POP-6): reports have numbers, and
-- spans too, so that nothing is given back in another span than the one that counted it.
ALTER TABLE pop ADD COLUMN span BIGINT NOT NULL DEFAULT 0;
ALTER TABLE pop_sessions ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE pop_sessions ADD COLUMN span BIGINT NOT NULL DEFAULT 0;
ALTER TABLE pop_sessions DROP COLUMN added;
