-- photos and drawn signatures, sealed with the key of the entry that names them; hash: of what was given, as the entry names it. Nothing here says whose they are.
-- Before this step none was ever written.
DROP TABLE blob;
CREATE TABLE blob (
  hash {bytes} NOT NULL,
  key_id {bytes} NOT NULL,
  sealed {bytes} NOT NULL,
  arrived bigint NOT NULL,
  PRIMARY KEY (hash, key_id)
);
CREATE INDEX blob_key ON blob (key_id);
