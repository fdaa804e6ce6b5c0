-- What lex stores, as the migrations of SQLite up to the same number leave it;
-- what the tables mean is said there. A test compares tables and columns.
--
-- All numbers are BIGINT, all texts compare by their bytes (COLLATE "C") as
-- SQLite's do. Rows of imports are found by import first, so that a cluster can
-- keep an import together (docs/SCALING.md). No sequence, trigger, partial index
-- or deferred constraint: ids are given out by the one writer.

CREATE TABLE lex_schema (
  application BIGINT NOT NULL,        -- marks the tables as those of lex
  version     BIGINT NOT NULL,
  PRIMARY KEY (application)
);

-- replaced_by names a batch that is stored later, so it is no foreign key.
CREATE TABLE batch (
  id          BIGINT PRIMARY KEY,
  path        TEXT COLLATE "C" NOT NULL,
  name        TEXT COLLATE "C" NOT NULL,
  sha256      TEXT COLLATE "C" NOT NULL,
  mapping     TEXT COLLATE "C" NOT NULL,
  status      TEXT COLLATE "C" NOT NULL CHECK (status IN ('active', 'replaced', 'undone')),
  replaced_by BIGINT,
  imported_at TEXT COLLATE "C" NOT NULL,
  undone_at   TEXT COLLATE "C",
  who         TEXT COLLATE "C" NOT NULL,
  version     TEXT COLLATE "C" NOT NULL
);

CREATE TABLE import (
  id            BIGINT PRIMARY KEY,
  batch         BIGINT NOT NULL REFERENCES batch (id),
  sheet         TEXT COLLATE "C" NOT NULL,
  kind          TEXT COLLATE "C" NOT NULL,
  header_row    BIGINT NOT NULL,
  columns       TEXT COLLATE "C" NOT NULL,
  extra         TEXT COLLATE "C" NOT NULL,
  exchange      BIGINT NOT NULL,
  language      TEXT COLLATE "C" NOT NULL,
  imported      BIGINT NOT NULL,
  rejected      BIGINT NOT NULL,
  content       TEXT COLLATE "C" NOT NULL,
  first_row     BIGINT NOT NULL,
  last_row      BIGINT NOT NULL,
  first_persona BIGINT NOT NULL,
  last_persona  BIGINT NOT NULL,
  conflicts     TEXT COLLATE "C" NOT NULL DEFAULT '[]'
);
CREATE INDEX import_batch ON import (batch);

CREATE TABLE term (
  id   BIGINT PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL,
  text TEXT COLLATE "C" NOT NULL
);
-- By its beginning: a text may be longer than an index takes.
CREATE INDEX term_text ON term (kind, left(text, 200));

CREATE TABLE participant (
  id           BIGINT NOT NULL,
  import       BIGINT NOT NULL,
  sheet_row    BIGINT NOT NULL,
  persona      BIGINT NOT NULL,
  organization BIGINT NOT NULL DEFAULT 0,
  country      BIGINT NOT NULL DEFAULT 0,
  focus        BIGINT NOT NULL DEFAULT 0,
  exchange     BIGINT NOT NULL DEFAULT 0,
  role         BIGINT NOT NULL DEFAULT 0,
  status       BIGINT NOT NULL DEFAULT 0,
  sex          BIGINT NOT NULL DEFAULT 0,
  age          BIGINT NOT NULL DEFAULT 0,
  disability   BIGINT NOT NULL DEFAULT 0,
  day          BIGINT NOT NULL DEFAULT 0,
  consent      BIGINT NOT NULL DEFAULT 0,
  name         TEXT COLLATE "C" NOT NULL,
  email        TEXT COLLATE "C",
  phone        TEXT COLLATE "C",
  city         TEXT COLLATE "C",
  position     TEXT COLLATE "C",
  notes        TEXT COLLATE "C",
  extra        TEXT COLLATE "C",
  days         TEXT COLLATE "C",
  PRIMARY KEY (import, id)
);

CREATE TABLE organization (
  id           BIGINT NOT NULL,
  import       BIGINT NOT NULL,
  sheet_row    BIGINT NOT NULL,
  organization BIGINT NOT NULL,
  country      BIGINT NOT NULL,
  focus        BIGINT NOT NULL,
  exchange     BIGINT NOT NULL,
  type         BIGINT NOT NULL,
  day          BIGINT NOT NULL,
  identity     BIGINT NOT NULL,
  content      BIGINT NOT NULL,
  acronym      TEXT COLLATE "C",
  scope        TEXT COLLATE "C",
  website      TEXT COLLATE "C",
  contact      TEXT COLLATE "C",
  email        TEXT COLLATE "C",
  phone        TEXT COLLATE "C",
  city         TEXT COLLATE "C",
  notes        TEXT COLLATE "C",
  extra        TEXT COLLATE "C",
  PRIMARY KEY (import, id)
);

CREATE TABLE record (
  id        BIGINT NOT NULL,
  import    BIGINT NOT NULL,
  sheet_row BIGINT NOT NULL,
  identity  BIGINT NOT NULL,
  content   BIGINT NOT NULL,
  body      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (import, id)
);

CREATE TABLE reject (
  id         BIGINT NOT NULL,
  import     BIGINT NOT NULL,
  sheet_row  BIGINT NOT NULL,
  check_name TEXT COLLATE "C" NOT NULL,
  cells      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (import, id)
);

CREATE TABLE column_chunk (
  import BIGINT NOT NULL,
  field  TEXT COLLATE "C" NOT NULL,
  chunk  BIGINT NOT NULL,
  body   BYTEA NOT NULL,
  PRIMARY KEY (import, field, chunk)
);

CREATE TABLE kept (
  imports   TEXT COLLATE "C" NOT NULL,
  signature TEXT COLLATE "C" NOT NULL,
  question  TEXT COLLATE "C" NOT NULL,
  answer    BYTEA NOT NULL,
  PRIMARY KEY (signature, question)
);

CREATE TABLE schedule_run (
  schedule     TEXT COLLATE "C" NOT NULL,
  period_label TEXT COLLATE "C" NOT NULL,
  period_start TEXT COLLATE "C" NOT NULL,
  period_end   TEXT COLLATE "C" NOT NULL,
  due          TEXT COLLATE "C" NOT NULL,
  status       TEXT COLLATE "C" NOT NULL,
  files        TEXT COLLATE "C" NOT NULL,
  at           TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (schedule, period_label)
);

CREATE TABLE decision (
  id        BIGINT PRIMARY KEY,
  kind      TEXT COLLATE "C" NOT NULL CHECK (kind IN ('person', 'organization')),
  a         BIGINT NOT NULL,
  b         BIGINT NOT NULL,
  verdict   TEXT COLLATE "C" NOT NULL CHECK (verdict IN ('one', 'two')),
  a_name    TEXT COLLATE "C" NOT NULL,
  b_name    TEXT COLLATE "C" NOT NULL,
  code      TEXT COLLATE "C" NOT NULL,
  at        TEXT COLLATE "C" NOT NULL,
  who       TEXT COLLATE "C" NOT NULL,
  ended_at  TEXT COLLATE "C",
  ended_who TEXT COLLATE "C"
);
CREATE INDEX decision_pair ON decision (kind, a, b);

CREATE TABLE listed (
  who    TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  kind   TEXT COLLATE "C" NOT NULL,
  a      BIGINT NOT NULL,
  b      BIGINT NOT NULL,
  a_name TEXT COLLATE "C" NOT NULL,
  b_name TEXT COLLATE "C" NOT NULL,
  code   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (who, number)
);

CREATE TABLE forgotten (
  id       BIGINT PRIMARY KEY,
  at       TEXT COLLATE "C" NOT NULL,
  who      TEXT COLLATE "C" NOT NULL,
  version  TEXT COLLATE "C" NOT NULL,
  rows     BIGINT NOT NULL,
  others   BIGINT NOT NULL,
  contacts BIGINT NOT NULL,
  rejects  BIGINT NOT NULL,
  proof    TEXT COLLATE "C" NOT NULL,
  cleaned  BIGINT NOT NULL
);

CREATE TABLE tombstone (
  digest    BYTEA PRIMARY KEY,
  forgotten BIGINT NOT NULL REFERENCES forgotten (id)
);
CREATE TABLE tombstone_key (
  "only" BIGINT PRIMARY KEY CHECK ("only" = 1),
  key    BYTEA NOT NULL
);
