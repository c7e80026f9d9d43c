-- derived: what goes on without being about a person: a complaint with its answer, a day of outreach, a sample with its reviews. code: the receipt of who told of it
CREATE TABLE event (
  number {key},
  form text,
  unit text,
  begun bigint,
  closed bigint,
  code text
);
CREATE INDEX event_form ON event (form, unit, begun);
CREATE INDEX event_code ON event (code) WHERE code IS NOT NULL;
