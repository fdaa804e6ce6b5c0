-- Columns of a sheet that claimed one field when it was taken in, as a JSON list:
-- a person has to settle them, and until then every check tells them again.
ALTER TABLE import ADD COLUMN conflicts TEXT NOT NULL DEFAULT '[]';
