-- The chain of the audit trail (ALL-1). `mark` vouches for an entry's content from when it is written; `number` and `seal`
-- come at most a second later and tie it to the entry before. An entry without a mark is foreign, whenever it was written.
ALTER TABLE audit ADD COLUMN mark keytext NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN number BIGINT;
ALTER TABLE audit ADD COLUMN seal keytext;
CREATE UNIQUE INDEX audit_by_number ON audit (number);
CREATE INDEX audit_waiting ON audit (at, id) WHERE number IS NULL;

-- The end of the chain: one row. An empty `mark` says that nothing was ever sealed.
CREATE TABLE audit_end (
    id     BIGINT  NOT NULL PRIMARY KEY,
    number BIGINT  NOT NULL,
    seal   keytext NOT NULL,
    mark   keytext NOT NULL
);
INSERT INTO audit_end (id, number, seal, mark) VALUES (1, 0, '', '');

-- The digest of a session's token that a request came with and that its own reply replaced (ALL-2): a repetition of that
-- request is still known by it.
ALTER TABLE idempotency ADD COLUMN replaced keytext;
CREATE INDEX idempotency_by_replaced ON idempotency (replaced) WHERE replaced IS NOT NULL;

-- Lists by account, by actor and by operation read a page and count without looking at every entry.
DROP INDEX audit_by_account;
CREATE INDEX audit_by_account ON audit (account, at, id);
CREATE INDEX audit_by_actor ON audit (actor, at, id);
CREATE INDEX audit_by_operation ON audit (operation, at, id);
