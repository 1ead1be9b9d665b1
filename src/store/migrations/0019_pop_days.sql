-- What an account has downloaded by POP on each day (POP-5): what was granted counts, what was not used is taken back.
CREATE TABLE pop_days (
    account BIGINT NOT NULL REFERENCES accounts (id),
    day     BIGINT NOT NULL,
    bytes   BIGINT NOT NULL,
    PRIMARY KEY (account, day)
);
