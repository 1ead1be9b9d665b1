-- Cloud mail: addresses, mail password, switches, aliases, and what the platform has confirmed.

-- The last `account lockdown` that has not been lifted (ALIAS-5).
ALTER TABLE accounts ADD COLUMN locked_down_at BIGINT;

-- One name space for present, pending and former addresses (ADDR-4): `state` says which. `was_former` marks a pending one
-- that its owner takes back. `effective_at` is when a pending one is due, and since when a present one is in force.
CREATE TABLE addresses (
    address      keytext NOT NULL PRIMARY KEY,
    account      BIGINT  NOT NULL REFERENCES accounts (id),
    state        keytext NOT NULL,
    was_former   BIGINT  NOT NULL,
    asked_at     BIGINT  NOT NULL,
    effective_at BIGINT  NOT NULL
);
CREATE INDEX addresses_by_account ON addresses (account);
CREATE UNIQUE INDEX addresses_one_present ON addresses (account) WHERE state = 'present';
CREATE UNIQUE INDEX addresses_one_pending ON addresses (account) WHERE state = 'pending';

-- The mail password in force and the one that waits (MPASS-1), argon2id. The text of a waiting one is kept, sealed, only
-- for a platform that must be told it.
CREATE TABLE mail_passwords (
    account        BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    hash           TEXT,
    set_at         BIGINT,
    pending_hash   TEXT,
    pending_sealed TEXT,
    pending_at     BIGINT
);

-- Less secure app access where it is or was on (LSA-*).
CREATE TABLE less_secure_apps (
    account      BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    since        BIGINT NOT NULL,
    until_at     BIGINT,
    last_used_at BIGINT,
    ends_at      BIGINT NOT NULL,
    reminded_at  BIGINT
);

-- POP: its mode, the bytes of the day they were counted on, and the lock (POP-1, POP-2).
CREATE TABLE pop (
    account      BIGINT  NOT NULL PRIMARY KEY REFERENCES accounts (id),
    mode         keytext NOT NULL,
    since        BIGINT  NOT NULL,
    day          keytext NOT NULL,
    bytes        BIGINT  NOT NULL,
    locked_at    BIGINT,
    locked_until BIGINT
);
CREATE INDEX pop_by_lock ON pop (locked_until);

-- Send-as aliases (ALIAS-*). The smtp_ columns are a server of the alias's own, or nothing; `sealed` is the SMTP password, bound to the row.
CREATE TABLE aliases (
    id           BIGINT  NOT NULL PRIMARY KEY,
    account      BIGINT  NOT NULL REFERENCES accounts (id),
    address      keytext NOT NULL,
    display_name TEXT    NOT NULL,
    smtp_host    TEXT,
    smtp_port    BIGINT,
    smtp_tls     keytext,
    smtp_user    TEXT,
    sealed       TEXT,
    created_at   BIGINT  NOT NULL,
    verified_at  BIGINT,
    UNIQUE (account, address)
);
CREATE INDEX aliases_by_address ON aliases (address);

-- When a server of an alias was tried (ALIAS-1): they are counted, right or wrong.
CREATE TABLE smtp_tries (
    account BIGINT NOT NULL REFERENCES accounts (id),
    at      BIGINT NOT NULL
);
CREATE INDEX smtp_tries_by_account ON smtp_tries (account, at);

-- What an account's mailbox and systems should hold, and what the platform has said they hold. `wanted` grows with every
-- change; `confirmed` is the last one that the platform confirmed. `held` is what it then held (JSON).
CREATE TABLE sync (
    account      BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    wanted       BIGINT NOT NULL,
    confirmed    BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    trouble      TEXT,
    leased_until BIGINT,
    held         TEXT,
    held_at      BIGINT
);
CREATE INDEX sync_by_due ON sync (due_at);
