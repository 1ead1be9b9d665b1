-- The method whose place an enrolment's is to take (2SV-5); nothing for one that turns on or adds.
ALTER TABLE enrolments ADD COLUMN replaces BIGINT;
