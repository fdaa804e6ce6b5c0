-- What people have decided about look-alikes: that two are one, or that they
-- are two. Sides are digests of folded identities (persona.identity of a person,
-- the folded name of an organization), so that a decision outlives the import in
-- which the pair was seen. A decision is taken back, never changed: a new one on
-- the same pair takes the old one back.
CREATE TABLE decision (
  id        INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('person', 'organization')),
  a         BIGINT NOT NULL,          -- of organizations: the spelling that gives way
  b         BIGINT NOT NULL,
  verdict   TEXT NOT NULL CHECK (verdict IN ('one', 'two')),
  a_name    TEXT NOT NULL,            -- of organizations; '' of people, whose names stand in their rows alone
  b_name    TEXT NOT NULL,
  code      TEXT NOT NULL,            -- by which people name the pair
  at        TEXT NOT NULL,            -- RFC 3339, UTC
  who       TEXT NOT NULL,
  ended_at  TEXT,                     -- taken back
  ended_who TEXT
);
CREATE INDEX decision_pair ON decision (kind, a, b);

-- The look-alikes as they were last listed to somebody, so that a number means
-- the pair that this person has seen, whatever was imported since.
CREATE TABLE listed (
  who    TEXT NOT NULL,
  number BIGINT NOT NULL,
  kind   TEXT NOT NULL,
  a      BIGINT NOT NULL,
  b      BIGINT NOT NULL,
  a_name TEXT NOT NULL,
  b_name TEXT NOT NULL,
  code   TEXT NOT NULL,
  PRIMARY KEY (who, number)
);

-- People who were erased: when, by whom, and how much. proof is a keyed digest
-- of the line and of all tombstones that it set.
CREATE TABLE forgotten (
  id       INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  who      TEXT NOT NULL,
  version  TEXT NOT NULL,
  rows     BIGINT NOT NULL,           -- of participants
  others   BIGINT NOT NULL,           -- testimonials and other records
  contacts BIGINT NOT NULL,           -- contacts of organizations
  rejects  BIGINT NOT NULL,           -- cells of rows that could not be stored
  proof    TEXT NOT NULL,
  cleaned  BIGINT NOT NULL            -- 1 when no copy is left in free space
);

-- Keyed digests by which a row of a forgotten person is known when it comes
-- again; nothing of the person can be read from them.
CREATE TABLE tombstone (
  digest    BLOB PRIMARY KEY,
  forgotten BIGINT NOT NULL REFERENCES forgotten (id)
);
CREATE TABLE tombstone_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  key  BLOB NOT NULL
);
