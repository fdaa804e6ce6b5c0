-- How far the work on one due report has come, so that the next run completes
-- one that was cut short and does nothing twice.
CREATE TABLE schedule_step (
  schedule TEXT NOT NULL,
  period   TEXT NOT NULL,             -- as period_label of schedule_run
  step     TEXT NOT NULL,
  at       TEXT NOT NULL,             -- RFC 3339, UTC
  detail   TEXT NOT NULL,             -- JSON
  PRIMARY KEY (schedule, period, step)
);

-- Who was told of what. recipient is a digest of the address: nobody's address
-- is kept. state is told, or refused for good under the settings whose digest
-- stands beside it.
CREATE TABLE schedule_told (
  schedule  TEXT NOT NULL,
  period    TEXT NOT NULL,
  event     TEXT NOT NULL,
  recipient TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('told', 'refused')),
  settings  TEXT NOT NULL,
  at        TEXT NOT NULL,
  PRIMARY KEY (schedule, period, event, recipient)
);

-- Periods whose figures are not to change any more, with these figures. A period
-- that is reopened keeps its line.
CREATE TABLE closing (
  id           INTEGER PRIMARY KEY,
  label        TEXT NOT NULL,
  period_start TEXT NOT NULL,
  period_end   TEXT NOT NULL,
  at           TEXT NOT NULL,
  who          TEXT NOT NULL,
  version      TEXT NOT NULL,
  figures      TEXT NOT NULL,         -- JSON: name of a figure to its value
  ended_at     TEXT,
  ended_who    TEXT
);
