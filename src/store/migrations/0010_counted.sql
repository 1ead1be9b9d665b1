-- What counts over a span of time, each by itself: servers that were tried for aliases (ALIAS-1), mail passwords that were
-- asked for (MPASS-2), wrong codes of aliases (SIGN-4). `of_address` says of which address or request, where it matters.
ALTER TABLE smtp_tries RENAME TO counted;
ALTER TABLE counted ADD COLUMN what keytext NOT NULL DEFAULT 'smtp-server';
ALTER TABLE counted ADD COLUMN of_address keytext NOT NULL DEFAULT '';
DROP INDEX smtp_tries_by_account;
CREATE INDEX counted_by_account ON counted (account, what, at);
DELETE FROM tries WHERE factor = 'alias';
