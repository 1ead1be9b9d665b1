-- One schema for both engines. `keytext` is text that orders byte by byte; times are microseconds since 1970, UTC;
-- flags are 0 or 1; sealed and digested values are base64.

CREATE TABLE accounts (
    id                BIGINT  NOT NULL PRIMARY KEY,
    login_id          keytext NOT NULL UNIQUE,
    name              keytext NOT NULL,
    department        keytext NOT NULL,
    affiliation       keytext NOT NULL,
    kind              keytext NOT NULL,
    enabled           BIGINT  NOT NULL,
    language          keytext NOT NULL,
    contact           keytext NOT NULL,
    search_key        TEXT    NOT NULL,
    created_at        BIGINT  NOT NULL,
    ends_at           BIGINT,
    password_hash     TEXT    NOT NULL,
    password_set_at   BIGINT  NOT NULL,
    password_first    BIGINT  NOT NULL,
    two_step_since    BIGINT,
    version           BIGINT  NOT NULL
);
CREATE INDEX accounts_by_department ON accounts (department, login_id);

CREATE TABLE roles (
    account BIGINT  NOT NULL REFERENCES accounts (id),
    role    keytext NOT NULL,
    PRIMARY KEY (account, role)
);
CREATE INDEX roles_by_role ON roles (role);

CREATE TABLE sessions (
    id          BIGINT  NOT NULL PRIMARY KEY,
    account     BIGINT  NOT NULL REFERENCES accounts (id),
    digest      keytext NOT NULL UNIQUE,
    created_at  BIGINT  NOT NULL,
    expires_at  BIGINT  NOT NULL,
    password_at BIGINT  NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

-- Sign-ins that wait for their second step; finishing one deletes its row.
CREATE TABLE sign_ins (
    id         BIGINT NOT NULL PRIMARY KEY,
    account    BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE service_tokens (
    id           BIGINT  NOT NULL PRIMARY KEY,
    name         keytext NOT NULL UNIQUE,
    scopes       TEXT    NOT NULL,
    digest       keytext NOT NULL UNIQUE,
    created_by   keytext NOT NULL,
    created_at   BIGINT  NOT NULL,
    expires_at   BIGINT  NOT NULL,
    last_used_at BIGINT
);

-- Consecutive wrong tries per login id (known or not) and factor.
CREATE TABLE tries (
    login_id keytext NOT NULL,
    factor   keytext NOT NULL,
    wrong    BIGINT  NOT NULL,
    last_at  BIGINT  NOT NULL,
    PRIMARY KEY (login_id, factor)
);

-- `number` is the order in which an account's rows were added, whatever the clock said.
CREATE TABLE two_step_methods (
    id       BIGINT  NOT NULL PRIMARY KEY,
    number   BIGINT  NOT NULL,
    account  BIGINT  NOT NULL REFERENCES accounts (id),
    method   keytext NOT NULL,
    phone    keytext NOT NULL,
    sealed   TEXT    NOT NULL,
    added_at BIGINT  NOT NULL,
    UNIQUE (account, method, phone)
);

CREATE TABLE enrolments (
    account    BIGINT  NOT NULL PRIMARY KEY REFERENCES accounts (id),
    id         BIGINT  NOT NULL,
    method     keytext NOT NULL,
    phone      keytext NOT NULL,
    sealed     TEXT    NOT NULL,
    started_at BIGINT  NOT NULL,
    proved_at  BIGINT
);

-- Codes sent by SMS or voice. `flow` is the sign-in or the enrolment that a code belongs to.
CREATE TABLE sent_codes (
    id          BIGINT  NOT NULL PRIMARY KEY,
    account     BIGINT  NOT NULL REFERENCES accounts (id),
    flow        BIGINT  NOT NULL,
    digest      keytext NOT NULL,
    sent_at     BIGINT  NOT NULL,
    wrong       BIGINT  NOT NULL,
    spent_at    BIGINT,
    replaced_at BIGINT
);
CREATE INDEX sent_codes_by_flow ON sent_codes (flow);
CREATE INDEX sent_codes_by_account ON sent_codes (account, sent_at);

-- Each 30-second step of an authenticator counts once.
CREATE TABLE totp_steps (
    method BIGINT NOT NULL,
    step   BIGINT NOT NULL,
    PRIMARY KEY (method, step)
);

CREATE TABLE backup_codes (
    account BIGINT  NOT NULL REFERENCES accounts (id),
    digest  keytext NOT NULL,
    PRIMARY KEY (account, digest)
);

CREATE TABLE app_passwords (
    id                 BIGINT  NOT NULL PRIMARY KEY,
    number             BIGINT  NOT NULL,
    account            BIGINT  NOT NULL REFERENCES accounts (id),
    name               TEXT    NOT NULL,
    digest             keytext NOT NULL UNIQUE,
    created_at         BIGINT  NOT NULL,
    last_used_at       BIGINT,
    last_used_protocol TEXT,
    last_used_address  TEXT
);
CREATE INDEX app_passwords_by_account ON app_passwords (account, created_at);

-- The newest entitlement of an account; what came before stands in applications and the audit trail.
CREATE TABLE entitlements (
    account    BIGINT  NOT NULL PRIMARY KEY REFERENCES accounts (id),
    id         BIGINT  NOT NULL,
    since      BIGINT  NOT NULL,
    until      keytext NOT NULL,
    ends_at    BIGINT  NOT NULL,
    stop_on    keytext,
    stop_at    BIGINT,
    end_at     BIGINT  NOT NULL,
    noticed    BIGINT,
    carried_out BIGINT NOT NULL
);
CREATE INDEX entitlements_by_end ON entitlements (end_at);

CREATE TABLE applications (
    id           BIGINT  NOT NULL PRIMARY KEY,
    kind         keytext NOT NULL,
    account      BIGINT  NOT NULL REFERENCES accounts (id),
    applicant    keytext NOT NULL,
    applied_at   BIGINT  NOT NULL,
    effective_at BIGINT  NOT NULL
);
CREATE INDEX applications_by_account ON applications (account, applied_at);

-- `number` is the order in which messages were written, also where two have the same time.
CREATE TABLE messages (
    id           BIGINT  NOT NULL PRIMARY KEY,
    number       BIGINT  NOT NULL,
    account      BIGINT  REFERENCES accounts (id),
    channel      keytext NOT NULL,
    sealed       TEXT    NOT NULL,
    created_at   BIGINT  NOT NULL,
    expires_at   BIGINT  NOT NULL,
    delivered_at BIGINT
);
CREATE INDEX messages_by_number ON messages (number);

CREATE TABLE audit (
    id         BIGINT  NOT NULL PRIMARY KEY,
    at         BIGINT  NOT NULL,
    request_id keytext NOT NULL,
    actor      keytext NOT NULL,
    account    keytext,
    operation  keytext NOT NULL,
    outcome    keytext NOT NULL,
    code       keytext,
    reason     TEXT,
    address    keytext NOT NULL,
    facts      TEXT    NOT NULL
);
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_request ON audit (request_id);
CREATE INDEX audit_by_account ON audit (account, at);

CREATE TABLE idempotency (
    scope      keytext NOT NULL,
    key        keytext NOT NULL,
    digest     keytext NOT NULL,
    sealed     TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_by_time ON idempotency (created_at);

CREATE TABLE settings (
    name  keytext NOT NULL PRIMARY KEY,
    value TEXT    NOT NULL
);
