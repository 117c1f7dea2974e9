-- Sources that answered a `source test`, by what they were described as then.
CREATE TABLE tried_source (
  description TEXT    PRIMARY KEY,
  day         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
