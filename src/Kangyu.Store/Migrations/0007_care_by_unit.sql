-- whom a unit cares for, in the order of people: a search looks there for each person a token finds, or walks it where a token finds too many
CREATE INDEX care_unit ON care (unit, person, from_day, until_day) WHERE until IS NULL;
