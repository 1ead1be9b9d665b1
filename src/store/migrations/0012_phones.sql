-- Codes by phone number, whoever asked for them (2SV-3): a digest of the number, for it is nobody's business here. The row of
-- a number is held while one more is counted.
CREATE TABLE phones (
    phone keytext PRIMARY KEY,
    last_at BIGINT NOT NULL
);
CREATE TABLE phone_codes (
    phone keytext NOT NULL,
    account BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX phone_codes_by_phone ON phone_codes (phone, at);
