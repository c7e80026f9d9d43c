-- townships and villages that answers may name: the county's own, and whatever more was read in. Names are those of the file
CREATE TABLE division (
  code text PRIMARY KEY,
  name text NOT NULL
);
