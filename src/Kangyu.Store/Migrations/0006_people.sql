-- S12: an erasure that one person has asked for on somebody's behalf and another has still to confirm. Gone when it is carried out or taken back
CREATE TABLE erasure_request (
  number {key},
  person {bytes} NOT NULL UNIQUE,
  at bigint NOT NULL,
  account {bytes} NOT NULL,
  unit text NOT NULL,
  identity_only bigint NOT NULL,
  reason text NOT NULL
);

-- merges of people are few, and found at once
CREATE INDEX entry_merge ON entry (position) WHERE form = 'core.merge';

-- derived: whose record holds what follows from a person's entries while the two are merged. Rows keep their own subject
CREATE TABLE alias (
  person bigint NOT NULL,
  host bigint NOT NULL,
  since bigint NOT NULL,
  until bigint
);
CREATE INDEX alias_person ON alias (person);
CREATE INDEX alias_host ON alias (host) WHERE until IS NULL;
