-- What went out on each day (MSG-6): of an account its notices, of all together (account 0) text messages and calls.
CREATE TABLE message_days (
    day BIGINT NOT NULL,
    account BIGINT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (day, account)
);

-- What a message tells, as far as the help desk sees it (MSG-4).
ALTER TABLE messages ADD COLUMN topic keytext NOT NULL DEFAULT '';
