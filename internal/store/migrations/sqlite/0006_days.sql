-- The days on which a sign-in sheet has a mark, joined by ";".
ALTER TABLE participant ADD COLUMN days TEXT;
