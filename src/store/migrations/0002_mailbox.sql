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

-- Send-as aliases (ALIAS-*). `sealed` is the SMTP password, bound to the row.
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

-- What the platform has still to be told, and what it has said that it holds. `wanted` grows with every change;
-- `confirmed` is the last one that the platform confirmed. `due_at` is empty where nothing waits, so that whoever looks
-- every second finds nothing to read. `waits_since` is since when it could have confirmed; `leased_until` says that
-- somebody asks it just now; `unsure_since` is the last call that brought no answer and may still arrive; `held` (JSON) is
-- what it said last.
CREATE TABLE sync (
    account      BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    wanted       BIGINT NOT NULL,
    confirmed    BIGINT NOT NULL,
    due_at       BIGINT,
    waits_since  BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    trouble      keytext,
    detail       TEXT,
    leased_until BIGINT,
    unsure_since BIGINT,
    held         TEXT,
    held_at      BIGINT
);
CREATE INDEX sync_by_due ON sync (due_at);
