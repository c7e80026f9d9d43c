-- What follows from the ledger: dropped and filled again at will. "since" and "until" are positions: as of p holds what has since <= p and no until <= p.

-- a subject's number is the position of the first entry about them
CREATE TABLE subject (
  number {key},
  id {bytes} NOT NULL UNIQUE,
  kind bigint NOT NULL
);

-- card: identifiers, sealed
CREATE TABLE person (
  number {key},
  home_unit text,
  born bigint,
  sex text,
  unnamed bigint NOT NULL,
  synthetic bigint NOT NULL,
  card {bytes}
);

-- what the folds remember, apart from the person's row: it changes with every entry
CREATE TABLE person_state (
  number {key},
  state {bytes} NOT NULL
);

CREATE TABLE due (
  person bigint NOT NULL,
  instance {bytes} NOT NULL,
  pathway text NOT NULL,
  step bigint NOT NULL,
  occurrence bigint NOT NULL,
  unit text NOT NULL,
  duty bigint NOT NULL,
  offer text,
  due_on bigint NOT NULL,
  window_start bigint NOT NULL,
  window_end bigint NOT NULL,
  done_on bigint,
  done_by {bytes},
  reminded_on bigint,
  worker {bytes},
  author {bytes} NOT NULL,
  room text NOT NULL,
  since bigint NOT NULL,
  until bigint
);
CREATE INDEX due_person ON due (person) WHERE until IS NULL;
CREATE INDEX due_unit ON due (unit, window_end) WHERE until IS NULL AND done_on IS NULL AND duty = 0;
CREATE INDEX due_duty ON due (unit) WHERE until IS NULL AND done_on IS NULL AND duty = 1;

CREATE TABLE consent (
  person bigint NOT NULL,
  key text NOT NULL,
  answer text NOT NULL,
  from_day bigint NOT NULL,
  until_day bigint,
  channel text,
  worker {bytes},
  entry {bytes} NOT NULL,
  since bigint NOT NULL,
  until bigint
);
CREATE INDEX consent_person ON consent (person) WHERE until IS NULL;

CREATE TABLE care (
  person bigint NOT NULL,
  unit text NOT NULL,
  why text NOT NULL,
  from_day bigint NOT NULL,
  until_day bigint,
  since bigint NOT NULL,
  until bigint
);
CREATE INDEX care_person ON care (person) WHERE until IS NULL;

CREATE TABLE search_token (
  hash bigint NOT NULL,
  person bigint NOT NULL,
  PRIMARY KEY (hash, person)
) {norowid};
