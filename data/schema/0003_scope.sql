-- What a source was asked for belongs to each of its readings: one reading proves nothing about what was
-- last seen when the source was asked for something else.
ALTER TABLE reading ADD COLUMN scope INTEGER;                     -- digest of what the source was asked for
ALTER TABLE reading ADD COLUMN proves INTEGER NOT NULL DEFAULT 0; -- it showed everything of its scope
ALTER TABLE source DROP COLUMN proven;
