-- The outbox is the queue of what leaves the service (MSG-2). `state` is `kept` where no gateway takes messages of the
-- channel, as all were until now; `recipient` is masked; `about` is the flow of a code, whose newest one alone works.
-- `sealed` is erased with the last try. A try is made by whoever holds the lease.
ALTER TABLE messages ADD COLUMN state keytext NOT NULL DEFAULT 'kept';
ALTER TABLE messages ADD COLUMN kind keytext NOT NULL DEFAULT 'notice';
ALTER TABLE messages ADD COLUMN recipient TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN about BIGINT;
ALTER TABLE messages ADD COLUMN useful_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN due_at BIGINT;
ALTER TABLE messages ADD COLUMN leased_until BIGINT;
ALTER TABLE messages ADD COLUMN sent_at BIGINT;
ALTER TABLE messages ADD COLUMN hindrance keytext;
ALTER TABLE messages ADD COLUMN detail TEXT;
CREATE INDEX messages_by_due ON messages (channel, due_at);
CREATE INDEX messages_by_account ON messages (account, number);

-- From which network a phone was enrolled (2SV-3), a keyed digest; empty for the codes of sign-ins.
ALTER TABLE phone_codes ADD COLUMN network keytext NOT NULL DEFAULT '';
CREATE INDEX phone_codes_by_network ON phone_codes (network, at);
CREATE INDEX phone_codes_by_account ON phone_codes (account, at);
