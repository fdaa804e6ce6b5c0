-- The integers of participants and personas a second time, a column at a time:
-- counting a million rows reads the few columns that it needs, packed, instead
-- of every row. body is what packing.go writes.
CREATE TABLE column_chunk (
  import BIGINT NOT NULL REFERENCES import (id),
  field  TEXT NOT NULL,
  chunk  BIGINT NOT NULL,             -- from 0, in order of the rows
  body   BLOB NOT NULL,
  PRIMARY KEY (import, field, chunk)
);

-- Counts as they came out, so that the same question is answered at once. What
-- stands here can be dropped at any time; it holds for one set of active imports.
CREATE TABLE kept (
  imports   TEXT NOT NULL,            -- digest of the active imports
  signature TEXT NOT NULL,            -- digest of imports and rules
  question  TEXT NOT NULL,
  answer    BLOB NOT NULL,
  PRIMARY KEY (signature, question)
);
