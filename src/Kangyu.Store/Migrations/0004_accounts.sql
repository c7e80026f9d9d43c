-- hashes of the codes that stand in once for a lost second step, joined by ;
ALTER TABLE account ADD COLUMN recovery text NOT NULL DEFAULT '';
