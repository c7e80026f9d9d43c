-- What the house keeps that is no record of a service: accounts, units, settings, and who looked at what.

CREATE TABLE unit (
  code text PRIMARY KEY,
  parent text,
  tier text NOT NULL,
  zh text NOT NULL,
  en text NOT NULL,
  closed bigint NOT NULL
);
CREATE INDEX unit_parent ON unit (parent);

CREATE TABLE setting (
  name text PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE account (
  id {bytes} PRIMARY KEY,
  name text NOT NULL UNIQUE,
  display text NOT NULL,
  password text,
  totp {bytes},
  language text NOT NULL,
  stamp text NOT NULL,
  disabled bigint NOT NULL,
  demo bigint NOT NULL,
  failures bigint NOT NULL,
  locked_until bigint,
  created bigint NOT NULL,
  signed_in bigint
);

CREATE TABLE account_role (
  account {bytes} NOT NULL,
  role text NOT NULL,
  unit text NOT NULL,
  PRIMARY KEY (account, role, unit)
);

-- tokens are kept as SHA-256 only
CREATE TABLE session (
  hash {bytes} PRIMARY KEY,
  account {bytes} NOT NULL,
  begun bigint NOT NULL,
  seen bigint NOT NULL,
  ends bigint NOT NULL,
  locked bigint NOT NULL
);
CREATE INDEX session_account ON session (account);

CREATE TABLE machine_token (
  hash {bytes} PRIMARY KEY,
  id {bytes} NOT NULL,
  account {bytes} NOT NULL,
  label text NOT NULL,
  begun bigint NOT NULL,
  ends bigint,
  revoked bigint,
  used bigint
);

-- S11: one row a look or a list, chained by hash; people are ids one after another
CREATE TABLE look (
  number {key},
  at bigint NOT NULL,
  account {bytes} NOT NULL,
  role text NOT NULL,
  unit text NOT NULL,
  act text NOT NULL,
  what text NOT NULL,
  reason text,
  emergency bigint NOT NULL,
  people {bytes} NOT NULL,
  hash {bytes} NOT NULL
);
CREATE INDEX look_account ON look (account, number);

CREATE TABLE look_person (
  person {bytes} NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (person, number)
) {norowid};

-- S11: emergency access stands for a time and is reviewed
CREATE TABLE emergency (
  number bigint PRIMARY KEY,
  account {bytes} NOT NULL,
  unit text NOT NULL,
  person {bytes} NOT NULL,
  begun bigint NOT NULL,
  ends bigint NOT NULL,
  reviewed_by {bytes},
  reviewed_at bigint,
  review text
);
CREATE INDEX emergency_person ON emergency (person);
