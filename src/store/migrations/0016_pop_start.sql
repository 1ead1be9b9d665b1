-- Where mail begins that POP delivers `from-now-on` (POP-1), as the mail server has told it when that was chosen. Where it has
-- not, both are NULL, and nothing is delivered.
ALTER TABLE pop ADD COLUMN start_uid BIGINT;
ALTER TABLE pop ADD COLUMN start_validity BIGINT;
