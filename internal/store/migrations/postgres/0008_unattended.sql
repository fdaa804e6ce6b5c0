-- As in migrations/sqlite, where it is said what they mean.
CREATE TABLE schedule_step (
  schedule TEXT COLLATE "C" NOT NULL,
  period   TEXT COLLATE "C" NOT NULL,
  step     TEXT COLLATE "C" NOT NULL,
  at       TEXT COLLATE "C" NOT NULL,
  detail   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (schedule, period, step)
);

CREATE TABLE schedule_told (
  schedule  TEXT COLLATE "C" NOT NULL,
  period    TEXT COLLATE "C" NOT NULL,
  event     TEXT COLLATE "C" NOT NULL,
  recipient TEXT COLLATE "C" NOT NULL,
  state     TEXT COLLATE "C" NOT NULL CHECK (state IN ('told', 'refused')),
  settings  TEXT COLLATE "C" NOT NULL,
  at        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (schedule, period, event, recipient)
);

CREATE TABLE closing (
  id           BIGINT PRIMARY KEY,
  label        TEXT COLLATE "C" NOT NULL,
  period_start TEXT COLLATE "C" NOT NULL,
  period_end   TEXT COLLATE "C" NOT NULL,
  at           TEXT COLLATE "C" NOT NULL,
  who          TEXT COLLATE "C" NOT NULL,
  version      TEXT COLLATE "C" NOT NULL,
  figures      TEXT COLLATE "C" NOT NULL,
  ended_at     TEXT COLLATE "C",
  ended_who    TEXT COLLATE "C"
);
