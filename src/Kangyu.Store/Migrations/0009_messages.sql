-- Where text messages are that left or will leave the house. No part of the ledger and not derived from it: a rebuild and a restore send nothing. handle: what the gateway is told,
-- made by chance; entry: the entry that says that it left the house. One row a due item: nothing is sent twice. No phone, no name, no text. Times are Unix milliseconds
CREATE TABLE message (
  handle {bytes} PRIMARY KEY,
  entry {bytes} NOT NULL UNIQUE,
  instance {bytes} NOT NULL,
  pathway text NOT NULL,
  step bigint NOT NULL,
  occurrence bigint NOT NULL,
  unit text NOT NULL,
  state bigint NOT NULL,
  attempts bigint NOT NULL,
  next_at bigint NOT NULL,
  changed bigint NOT NULL,
  UNIQUE (instance, pathway, step, occurrence)
);
CREATE INDEX message_next ON message (next_at) WHERE state <= 2;
CREATE INDEX message_unit ON message (unit, changed);

-- the number people may call to ask; written in every text message
ALTER TABLE unit ADD COLUMN phone text;
