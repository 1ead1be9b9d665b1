-- Refusals that cost their maker nothing (ALL-1): of each kind the first of a minute is in the trail, and `more` are counted
-- here until the minute is over. `account` is whom strangers' refusals concern, and empty where the caller is known;
-- `request_id`, `address` and `facts` are those of the first; `concerned` are the accounts that were named, so many at
-- the most, and `many` is 1 where there were others.
CREATE TABLE refusals (
    actor      keytext NOT NULL,
    account    keytext NOT NULL,
    operation  keytext NOT NULL,
    code       keytext NOT NULL,
    apart      keytext NOT NULL,
    request_id keytext NOT NULL,
    address    keytext NOT NULL,
    facts      TEXT    NOT NULL,
    since_at   BIGINT  NOT NULL,
    last_at    BIGINT  NOT NULL,
    more       BIGINT  NOT NULL,
    concerned  TEXT    NOT NULL,
    many       BIGINT  NOT NULL,
    PRIMARY KEY (actor, account, operation, code, apart)
);
CREATE INDEX refusals_by_time ON refusals (since_at);

-- Accounts that a service token made: no token gives them a role.
CREATE TABLE made_by_tokens (
    account BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    token   BIGINT NOT NULL
);

-- The sign-in in which less secure apps were allowed: another password ends what other sign-ins have opened (PASS-2).
ALTER TABLE less_secure_apps ADD COLUMN session BIGINT;
