-- What most searches ask of every opening, so that a walk over all of them reads a twentieth of the table.
CREATE INDEX listing_shown ON listing (number, posted, gone, hidden, track, employer, title);
