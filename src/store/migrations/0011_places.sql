-- Wrong tries by where they were made (SIGN-7). `place` is a keyed digest: of a sign-in that holds, of a program's device
-- token, of a mail client's network; empty for what was tried anywhere else.
CREATE TABLE placed_tries (
    who     keytext NOT NULL,
    factor  keytext NOT NULL,
    place   keytext NOT NULL,
    known   BIGINT  NOT NULL,
    wrong   BIGINT  NOT NULL,
    last_at BIGINT  NOT NULL,
    PRIMARY KEY (who, factor, place)
);
INSERT INTO placed_tries (who, factor, place, known, wrong, last_at)
    SELECT who, factor, '', known, wrong, last_at FROM tries WHERE factor <> 'reset';
DROP TABLE tries;
ALTER TABLE placed_tries RENAME TO tries;

CREATE TABLE placed_secrets (
    who      keytext NOT NULL,
    factor   keytext NOT NULL,
    place    keytext NOT NULL,
    digest   keytext NOT NULL,
    tried_at BIGINT  NOT NULL,
    PRIMARY KEY (who, factor, place, digest)
);
INSERT INTO placed_secrets (who, factor, place, digest, tried_at)
    SELECT who, factor, '', digest, tried_at FROM tried_secrets;
DROP TABLE tried_secrets;
ALTER TABLE placed_secrets RENAME TO tried_secrets;

-- Where the owner of a login id last succeeded with a factor.
CREATE TABLE known_places (
    who          keytext NOT NULL,
    factor       keytext NOT NULL,
    place        keytext NOT NULL,
    succeeded_at BIGINT  NOT NULL,
    PRIMARY KEY (who, factor, place)
);

-- Reset codes of a login id, known or not: each works until it expires, whoever asked for others meanwhile (PASS-2).
-- `asked_at_place` is `desk` for one that the help desk sent, `known` where the owner is known, otherwise empty. What is spent or taken back expires at 0.
DROP TABLE resets;
DROP TABLE reset_sends;
CREATE TABLE resets (
    id             BIGINT  NOT NULL PRIMARY KEY,
    who            keytext NOT NULL,
    account        BIGINT  REFERENCES accounts (id),
    digest         keytext NOT NULL,
    asked_at_place keytext NOT NULL,
    sent_at        BIGINT  NOT NULL,
    expires_at     BIGINT  NOT NULL
);
CREATE INDEX resets_by_who ON resets (who, sent_at);
CREATE INDEX resets_by_account ON resets (account);
