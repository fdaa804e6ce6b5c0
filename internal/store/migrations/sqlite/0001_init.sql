-- What lex stores. Ids are given out by the one writer, in order, so that the
-- rows of an import stand together: first_row to last_row.

-- A batch is a file as it was imported: one transaction.
CREATE TABLE batch (
  id          INTEGER PRIMARY KEY,
  path        TEXT NOT NULL,          -- relative to the workspace: the source
  name        TEXT NOT NULL,          -- base name
  sha256      TEXT NOT NULL,
  mapping     TEXT NOT NULL,          -- digest of the options it was read with
  status      TEXT NOT NULL CHECK (status IN ('active', 'replaced', 'undone')),
  replaced_by BIGINT REFERENCES batch (id),
  imported_at TEXT NOT NULL,          -- RFC 3339, UTC
  undone_at   TEXT,
  who         TEXT NOT NULL,
  version     TEXT NOT NULL           -- of lex
);
CREATE INDEX batch_path ON batch (path);
CREATE INDEX batch_sha256 ON batch (sha256);

-- An import is one sheet of a batch.
CREATE TABLE import (
  id         INTEGER PRIMARY KEY,
  batch      BIGINT NOT NULL REFERENCES batch (id),
  sheet      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  header_row BIGINT NOT NULL,
  columns    TEXT NOT NULL,           -- JSON: heading, letter and field of each
  extra      TEXT NOT NULL,           -- JSON: headings of the unknown columns
  exchange   BIGINT NOT NULL,         -- term: for rows that name none
  language   TEXT NOT NULL,
  imported   BIGINT NOT NULL,
  rejected   BIGINT NOT NULL,
  content    TEXT NOT NULL,           -- digest of the rows, in order
  first_row     BIGINT NOT NULL,      -- ids in participant, organization or record
  last_row      BIGINT NOT NULL,
  first_persona BIGINT NOT NULL,
  last_persona  BIGINT NOT NULL
);
CREATE INDEX import_batch ON import (batch);

-- Every repeated text once. Rows hold its id; 0 says that nothing was stated.
CREATE TABLE term (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (kind, text)
);

-- A persona is a name with an e-mail address and an organization as one import
-- uses them. Which personas are one person is decided when counting. name and
-- email are 64-bit digests of the folded texts, email 0 where there is none.
CREATE TABLE persona (
  id           INTEGER PRIMARY KEY,
  import       BIGINT NOT NULL REFERENCES import (id),
  name         BIGINT NOT NULL,
  email        BIGINT NOT NULL,
  organization BIGINT NOT NULL,       -- term
  participant  BIGINT NOT NULL        -- the first row that bears it
);

-- Integers stand first, so that counting need not read over the texts. The
-- columns from organization to consent are terms.
CREATE TABLE participant (
  id           INTEGER PRIMARY KEY,
  import       BIGINT NOT NULL REFERENCES import (id),
  sheet_row    BIGINT NOT NULL,
  persona      BIGINT NOT NULL,
  organization BIGINT NOT NULL,
  country      BIGINT NOT NULL,
  focus        BIGINT NOT NULL,
  exchange     BIGINT NOT NULL,
  role         BIGINT NOT NULL,
  status       BIGINT NOT NULL,
  sex          BIGINT NOT NULL,
  age          BIGINT NOT NULL,
  disability   BIGINT NOT NULL,
  day          BIGINT NOT NULL,
  consent      BIGINT NOT NULL,
  identity     BIGINT NOT NULL,       -- digest of who it is, for comparing versions
  content      BIGINT NOT NULL,       -- digest of all that it says
  name         TEXT NOT NULL,
  email        TEXT,
  phone        TEXT,
  city         TEXT,
  position     TEXT,
  notes        TEXT,
  extra        TEXT                   -- JSON: cells of the unknown columns
);

CREATE TABLE organization (
  id           INTEGER PRIMARY KEY,
  import       BIGINT NOT NULL REFERENCES import (id),
  sheet_row    BIGINT NOT NULL,
  organization BIGINT NOT NULL,       -- terms, from here to day
  country      BIGINT NOT NULL,
  focus        BIGINT NOT NULL,
  exchange     BIGINT NOT NULL,
  type         BIGINT NOT NULL,
  day          BIGINT NOT NULL,
  identity     BIGINT NOT NULL,
  content      BIGINT NOT NULL,
  acronym      TEXT,
  scope        TEXT,
  website      TEXT,
  contact      TEXT,
  email        TEXT,
  phone        TEXT,
  city         TEXT,
  notes        TEXT,
  extra        TEXT
);

-- Kinds of which there are few rows, as JSON.
CREATE TABLE record (
  id        INTEGER PRIMARY KEY,
  import    BIGINT NOT NULL REFERENCES import (id),
  sheet_row BIGINT NOT NULL,
  identity  BIGINT NOT NULL,
  content   BIGINT NOT NULL,
  body      TEXT NOT NULL
);

-- Rows that were read but could not be stored.
CREATE TABLE reject (
  id         INTEGER PRIMARY KEY,
  import     BIGINT NOT NULL REFERENCES import (id),
  sheet_row  BIGINT NOT NULL,
  check_name TEXT NOT NULL,
  cells      TEXT NOT NULL            -- JSON
);
CREATE INDEX reject_import ON reject (import);

-- What a schedule did about a period, once per period.
CREATE TABLE schedule_run (
  schedule     TEXT NOT NULL,
  period_label TEXT NOT NULL,
  period_start TEXT NOT NULL,
  period_end   TEXT NOT NULL,
  due          TEXT NOT NULL,
  status       TEXT NOT NULL,
  files        TEXT NOT NULL,         -- JSON
  at           TEXT NOT NULL,
  PRIMARY KEY (schedule, period_label)
);
