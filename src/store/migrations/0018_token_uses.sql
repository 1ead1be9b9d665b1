-- When a mail server last asked for each operation, by its service token; noted every ten seconds at the most. An operator sees
-- by it whether a mail server, the POP meter and the sender policy ask at all.
CREATE TABLE token_uses (
    token     BIGINT  NOT NULL,
    operation keytext NOT NULL,
    last_at   BIGINT  NOT NULL,
    PRIMARY KEY (token, operation)
);
