-- Signing in: what was tried, by whom and from where; resets of the account password.

-- Consecutive wrong tries per login id, known or not, and factor. `who` is a keyed digest of the login id: people type
-- passwords where the id belongs. `known` is 1 where an account has the id.
DROP TABLE tries;
CREATE TABLE tries (
    who     keytext NOT NULL,
    factor  keytext NOT NULL,
    known   BIGINT  NOT NULL,
    wrong   BIGINT  NOT NULL,
    last_at BIGINT  NOT NULL,
    PRIMARY KEY (who, factor)
);

-- The secrets that were tried and counted, by keyed digest: the same one again counts once.
CREATE TABLE tried_secrets (
    who      keytext NOT NULL,
    factor   keytext NOT NULL,
    digest   keytext NOT NULL,
    tried_at BIGINT  NOT NULL,
    PRIMARY KEY (who, factor, digest)
);

-- Wrong tries per client address (IPv6: its /64) and factor. They drain steadily; at `drained_at` none is left.
CREATE TABLE client_tries (
    network    keytext NOT NULL,
    factor     keytext NOT NULL,
    drained_at BIGINT  NOT NULL,
    counted_at BIGINT  NOT NULL,
    PRIMARY KEY (network, factor)
);

-- The newest reset code of each login id, known or not (PASS-1); `account` is null where nobody has the id.
CREATE TABLE resets (
    who        keytext NOT NULL PRIMARY KEY,
    id         BIGINT  NOT NULL UNIQUE,
    account    BIGINT  REFERENCES accounts (id),
    digest     keytext NOT NULL,
    sent_at    BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL,
    wrong      BIGINT  NOT NULL
);

-- When reset codes were sent, for the hour's limit: asked for by anybody, or by the help desk.
CREATE TABLE reset_sends (
    who     keytext NOT NULL,
    by_desk BIGINT  NOT NULL,
    sent_at BIGINT  NOT NULL
);
CREATE INDEX reset_sends_by_who ON reset_sends (who, sent_at);
