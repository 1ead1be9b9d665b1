-- Cloud mail: addresses, mail password, switches, aliases, and what the platform has confirmed.

-- The last `account lockdown` that has not been lifted (ALIAS-5).
ALTER TABLE accounts ADD COLUMN locked_down_at BIGINT;

-- One name space for present, pending and former addresses (ADDR-4): `state` says which. `effective_at` is when a pending
-- one is due, and since when a present one is in force; `is_first` says that it replaces none (ADDR-3). `former_of` is the
-- account that still receives mail for it, since `former_since` no longer under it; also while somebody waits for it.
CREATE TABLE addresses (
    address      keytext NOT NULL PRIMARY KEY,
    account      BIGINT  NOT NULL REFERENCES accounts (id),
    state        keytext NOT NULL,
    is_first     BIGINT  NOT NULL,
    asked_at     BIGINT  NOT NULL,
    effective_at BIGINT  NOT NULL,
    former_of    BIGINT  REFERENCES accounts (id),
    former_since BIGINT
);
CREATE INDEX addresses_by_account ON addresses (account);
CREATE INDEX addresses_by_former ON addresses (former_of);
CREATE UNIQUE INDEX addresses_one_present ON addresses (account) WHERE state = 'present';
CREATE UNIQUE INDEX addresses_one_pending ON addresses (account) WHERE state = 'pending';

-- The mail password in force and the one that waits (MPASS-1), argon2id; `pending_due` is when it is due. The text of a
-- waiting one is kept, sealed, only for a platform that must be told it.
CREATE TABLE mail_passwords (
    account        BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    hash           TEXT,
    set_at         BIGINT,
    pending_hash   TEXT,
    pending_sealed TEXT,
    pending_at     BIGINT,
    pending_due    BIGINT
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
CREATE INDEX less_secure_apps_by_end ON less_secure_apps (ends_at);

-- From where mail apps have logged in with the mail password, and when last (2SV-6).
CREATE TABLE mail_password_uses (
    account  BIGINT  NOT NULL REFERENCES accounts (id),
    protocol keytext NOT NULL,
    address  keytext NOT NULL,
    last_at  BIGINT  NOT NULL,
    PRIMARY KEY (account, protocol, address)
);
CREATE INDEX mail_password_uses_by_time ON mail_password_uses (last_at);

-- POP: its mode and since when, and the bytes of a span that ends at `fresh_at`: at midnight or, from `locked_at` on,
-- when the lock ends (POP-1, POP-2). `warned`: whether the owner has been warned in this span.
CREATE TABLE pop (
    account   BIGINT  NOT NULL PRIMARY KEY REFERENCES accounts (id),
    mode      keytext NOT NULL,
    since     BIGINT,
    bytes     BIGINT  NOT NULL,
    fresh_at  BIGINT  NOT NULL,
    warned    BIGINT  NOT NULL,
    locked_at BIGINT
);
CREATE INDEX pop_by_span ON pop (fresh_at);

-- What POP sessions have reported: a session's running total, and what its newest report added to it (POP-6).
CREATE TABLE pop_sessions (
    account     BIGINT  NOT NULL REFERENCES accounts (id),
    session     keytext NOT NULL,
    total       BIGINT  NOT NULL,
    added       BIGINT  NOT NULL,
    reported_at BIGINT  NOT NULL,
    PRIMARY KEY (account, session)
);
CREATE INDEX pop_sessions_by_time ON pop_sessions (reported_at);

-- How large mailboxes are, as mail servers have reported it (POP-3).
CREATE TABLE mailboxes (
    account     BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    bytes       BIGINT NOT NULL,
    measured_at BIGINT NOT NULL
);

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
