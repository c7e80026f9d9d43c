-- What is kept for ever. Numbers of entries, nodes and times are 64-bit; times are Unix milliseconds, days are days since 0001-01-01.

-- one row: the head of the county. A batch locks it, so that several servers may write (PostgreSQL). derived: the layout with which the derived
-- tables agree with the ledger; 0 while they are being filled
CREATE TABLE county (
  id bigint PRIMARY KEY CHECK (id = 1),
  code text NOT NULL,
  position bigint NOT NULL,
  clock bigint NOT NULL,
  epoch bigint NOT NULL,
  derived bigint NOT NULL,
  looks bigint NOT NULL,
  looks_hash {bytes} NOT NULL,
  created bigint NOT NULL
);

-- each server process is a node with a chain of its own; a node begun by a restore names the head it follows
CREATE TABLE node (
  number bigint PRIMARY KEY,
  id {bytes} NOT NULL UNIQUE,
  after_node {bytes},
  after_seq bigint,
  after_hash {bytes},
  seq bigint NOT NULL,
  hash {bytes} NOT NULL,
  begun bigint NOT NULL
);

-- from subject on a copy of the body's heading, which can be dropped and made again; gone when the body is erased
CREATE TABLE entry (
  position {key},
  id {bytes} NOT NULL,
  node bigint NOT NULL,
  seq bigint NOT NULL,
  head {bytes} NOT NULL,
  body {bytes},
  arrived bigint NOT NULL,
  mark bigint,
  subject bigint,
  form text,
  version bigint,
  unit text,
  author {bytes},
  occurred bigint,
  root {bytes},
  flags text
);
CREATE UNIQUE INDEX entry_id ON entry (id);
CREATE INDEX entry_subject ON entry (subject, position);
CREATE INDEX entry_root ON entry (root) WHERE root IS NOT NULL;

-- photos and drawn signatures, sealed, by the hash of what is stored
CREATE TABLE blob (
  hash {bytes} PRIMARY KEY,
  key_id {bytes} NOT NULL,
  owner {bytes} NOT NULL,
  sealed {bytes} NOT NULL,
  arrived bigint NOT NULL
);

-- packs as they were when they were activated, by content hash
CREATE TABLE pack (
  hash text PRIMARY KEY,
  name text NOT NULL,
  version bigint NOT NULL,
  files {bytes} NOT NULL,
  added bigint NOT NULL
);

CREATE TABLE pack_active (
  name text PRIMARY KEY,
  hash text NOT NULL,
  position bigint NOT NULL
);

CREATE TABLE flat_table (
  name text PRIMARY KEY
);

-- which column of a flat table holds an item: a changed type is a new column, so that none is ever altered
CREATE TABLE flat_column (
  flat text NOT NULL,
  item text NOT NULL,
  type text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (flat, item, type)
);

-- what was erased at people's request (S12), the subject's id blinded; the signed list outside the data directory says the same. settled: the keys are destroyed
CREATE TABLE erasure (
  number {key},
  subject {bytes} NOT NULL,
  at bigint NOT NULL,
  by_account {bytes} NOT NULL,
  agreed_by {bytes} NOT NULL,
  whole bigint NOT NULL,
  settled bigint NOT NULL,
  locked_until bigint,
  reason text NOT NULL
);
CREATE INDEX erasure_subject ON erasure (subject);

-- the keyring's slots where several servers share it; on SQLite it is a file beside the ledger
postgres:CREATE SEQUENCE keyring_change;
postgres:CREATE TABLE keyring_slot (
postgres:  number bigint PRIMARY KEY,
postgres:  changed bigint NOT NULL,
postgres:  slot bytea NOT NULL
postgres:);
postgres:CREATE INDEX keyring_slot_changed ON keyring_slot (changed);
