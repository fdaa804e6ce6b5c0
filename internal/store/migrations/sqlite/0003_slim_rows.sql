-- Personas and the digests for comparing versions stand in columns now
-- (0002), and the writer alone decides to which import a row belongs: looking
-- the import up for each of a million rows costs more than it guards.
CREATE TABLE slim (
  id           INTEGER PRIMARY KEY,
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
  name         TEXT NOT NULL,
  email        TEXT,
  phone        TEXT,
  city         TEXT,
  position     TEXT,
  notes        TEXT,
  extra        TEXT                   -- JSON: cells of the unknown columns
);
INSERT INTO slim SELECT id, import, sheet_row, persona, organization, country, focus, exchange, role, status,
  sex, age, disability, day, consent, name, email, phone, city, position, notes, extra FROM participant ORDER BY id;
DROP TABLE participant;
ALTER TABLE slim RENAME TO participant;
DROP TABLE persona;
