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
    PRIMARY KEY (network, factor)
);
