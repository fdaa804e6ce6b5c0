-- Reports that were written, so that each can be made again, compared with a
-- later one, and found when a quote in it is withdrawn. No row names a person:
-- what a report said of people is made again from the imports.
CREATE TABLE report_run (
  id           INTEGER PRIMARY KEY,
  sequence     BIGINT NOT NULL,       -- rises each time that it is written
  run          TEXT NOT NULL,         -- its name: 12 hexadecimal digits
  draft        BIGINT NOT NULL,       -- 1 for a draft
  report       TEXT NOT NULL,
  title        TEXT NOT NULL,
  schedule     TEXT NOT NULL,         -- '' when somebody asked for it
  period_label TEXT NOT NULL,
  period_start TEXT NOT NULL,
  period_end   TEXT NOT NULL,
  language     TEXT NOT NULL,
  audience     TEXT NOT NULL,
  scope        TEXT NOT NULL,         -- filters, as in a call
  at           TEXT NOT NULL,         -- RFC 3339, UTC: first written
  last_at      TEXT NOT NULL,         -- last written
  who          TEXT NOT NULL,
  version      TEXT NOT NULL,         -- of lex
  state        TEXT NOT NULL,         -- digest of the data
  decisions    TEXT NOT NULL,         -- JSON: those on look-alikes that held
  erased       BIGINT NOT NULL,       -- the last erasure before it
  definition   TEXT NOT NULL,         -- report_text
  request      TEXT NOT NULL,         -- report_text: what else it is made by
  data         TEXT NOT NULL,         -- report_text: its numbers
  recalled_at  TEXT NOT NULL,         -- '' unless somebody took it back
  recalled_who TEXT NOT NULL,
  UNIQUE (run, draft)
);

CREATE TABLE report_file (
  report BIGINT NOT NULL REFERENCES report_run (id),
  format TEXT NOT NULL,
  file   TEXT NOT NULL,               -- base name
  sha256 TEXT NOT NULL,
  bytes  BIGINT NOT NULL,
  PRIMARY KEY (report, format)
);

CREATE TABLE report_figure (
  report   BIGINT NOT NULL REFERENCES report_run (id),
  position BIGINT NOT NULL,
  figure   TEXT NOT NULL,             -- the call
  value    TEXT NOT NULL,             -- JSON
  PRIMARY KEY (report, position)
);

-- Quotes that a report carries: a digest of the words, and where they stood.
CREATE TABLE report_quote (
  report    BIGINT NOT NULL REFERENCES report_run (id),
  position  BIGINT NOT NULL,
  digest    TEXT NOT NULL,
  file      TEXT NOT NULL,
  sheet     TEXT NOT NULL,
  sheet_row BIGINT NOT NULL,
  PRIMARY KEY (report, position)
);

-- The imports that were active.
CREATE TABLE report_input (
  report BIGINT NOT NULL REFERENCES report_run (id),
  import BIGINT NOT NULL,
  kind   TEXT NOT NULL,
  file   TEXT NOT NULL,
  sheet  TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rows   BIGINT NOT NULL,
  PRIMARY KEY (report, import)
);

-- Texts that reports share, compressed, each once.
CREATE TABLE report_text (
  digest TEXT PRIMARY KEY,            -- SHA-256
  body   BLOB NOT NULL
);
