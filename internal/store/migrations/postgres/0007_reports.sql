-- As in migrations/sqlite, where it is said what they mean.
CREATE TABLE report_run (
  id           BIGINT PRIMARY KEY,
  sequence     BIGINT NOT NULL,
  run          TEXT COLLATE "C" NOT NULL,
  draft        BIGINT NOT NULL,
  report       TEXT COLLATE "C" NOT NULL,
  title        TEXT COLLATE "C" NOT NULL,
  schedule     TEXT COLLATE "C" NOT NULL,
  period_label TEXT COLLATE "C" NOT NULL,
  period_start TEXT COLLATE "C" NOT NULL,
  period_end   TEXT COLLATE "C" NOT NULL,
  language     TEXT COLLATE "C" NOT NULL,
  audience     TEXT COLLATE "C" NOT NULL,
  scope        TEXT COLLATE "C" NOT NULL,
  at           TEXT COLLATE "C" NOT NULL,
  last_at      TEXT COLLATE "C" NOT NULL,
  who          TEXT COLLATE "C" NOT NULL,
  version      TEXT COLLATE "C" NOT NULL,
  state        TEXT COLLATE "C" NOT NULL,
  decisions    TEXT COLLATE "C" NOT NULL,
  erased       BIGINT NOT NULL,
  definition   TEXT COLLATE "C" NOT NULL,
  request      TEXT COLLATE "C" NOT NULL,
  data         TEXT COLLATE "C" NOT NULL,
  recalled_at  TEXT COLLATE "C" NOT NULL,
  recalled_who TEXT COLLATE "C" NOT NULL,
  UNIQUE (run, draft)
);

CREATE TABLE report_file (
  report BIGINT NOT NULL REFERENCES report_run (id),
  format TEXT COLLATE "C" NOT NULL,
  file   TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  bytes  BIGINT NOT NULL,
  PRIMARY KEY (report, format)
);

CREATE TABLE report_figure (
  report   BIGINT NOT NULL REFERENCES report_run (id),
  position BIGINT NOT NULL,
  figure   TEXT COLLATE "C" NOT NULL,
  value    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (report, position)
);

CREATE TABLE report_quote (
  report    BIGINT NOT NULL REFERENCES report_run (id),
  position  BIGINT NOT NULL,
  digest    TEXT COLLATE "C" NOT NULL,
  file      TEXT COLLATE "C" NOT NULL,
  sheet     TEXT COLLATE "C" NOT NULL,
  sheet_row BIGINT NOT NULL,
  PRIMARY KEY (report, position)
);

CREATE TABLE report_input (
  report BIGINT NOT NULL REFERENCES report_run (id),
  import BIGINT NOT NULL,
  kind   TEXT COLLATE "C" NOT NULL,
  file   TEXT COLLATE "C" NOT NULL,
  sheet  TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  rows   BIGINT NOT NULL,
  PRIMARY KEY (report, import)
);

CREATE TABLE report_text (
  digest TEXT COLLATE "C" PRIMARY KEY,
  body   BYTEA NOT NULL
);
