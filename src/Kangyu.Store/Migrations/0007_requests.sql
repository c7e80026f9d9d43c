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
