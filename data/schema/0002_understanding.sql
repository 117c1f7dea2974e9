-- What a posting says to a specialist, as far as searches ask for it, and all of it as JSON. It is
-- derived anew where what it was derived by has changed.
ALTER TABLE listing ADD COLUMN track         TEXT;
ALTER TABLE listing ADD COLUMN role          TEXT;
ALTER TABLE listing ADD COLUMN level         TEXT;
ALTER TABLE listing ADD COLUMN setting       TEXT;
ALTER TABLE listing ADD COLUMN employer_kind TEXT;
ALTER TABLE listing ADD COLUMN understanding TEXT;

-- Digest of the terms, roles and rules by which the rows were last derived; none before the first time.
CREATE TABLE derivation (
  knowledge INTEGER NOT NULL
) STRICT;
