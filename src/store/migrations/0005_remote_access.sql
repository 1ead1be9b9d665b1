-- Remote access: the seats that are taken, each with the entitlement it was taken under; once that has ended it is no
-- seat (REMOTE-*).
CREATE TABLE remote_access (
    account     BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    entitlement BIGINT NOT NULL,
    since       BIGINT NOT NULL
);

-- One row that whoever takes a seat holds, so that seats are counted and taken by one at a time (REMOTE-2).
CREATE TABLE remote_access_queue (
    turn BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO remote_access_queue (turn) VALUES (1);
