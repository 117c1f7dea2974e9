-- Openings, where they were seen, and what changed. Days are days since 1970-01-01.

CREATE TABLE source (
  number     INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,
  status     TEXT    NOT NULL DEFAULT 'never',
  listings   INTEGER,                      -- in the newest reading that succeeded
  advertised INTEGER,                      -- how many the source says it has
  truncated  TEXT,                         -- "412 of 1,044, page limit"
  error      TEXT,                         -- of the newest try, where it failed
  generation INTEGER NOT NULL DEFAULT 0,   -- of the newest reading that answered
  proven     INTEGER NOT NULL DEFAULT 0,   -- of the newest one that proved what is gone
  scope      INTEGER                       -- digest of what the source was asked for then
) STRICT;

-- One reading of a source: an unchanged source moves only the day of its newest reading.
CREATE TABLE reading (
  source     INTEGER NOT NULL REFERENCES source (number) ON DELETE CASCADE,
  generation INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  PRIMARY KEY (source, generation)
) STRICT, WITHOUT ROWID;

-- What was read from an address, so that an answer seen before need not be read again.
CREATE TABLE document (
  source INTEGER NOT NULL REFERENCES source (number) ON DELETE CASCADE,
  key    TEXT    NOT NULL,
  digest INTEGER NOT NULL,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

-- The facts of an opening, kept apart from its text so that filters read little.
CREATE TABLE listing (
  number          INTEGER PRIMARY KEY,
  posted          INTEGER,
  closes          INTEGER,
  first_seen      INTEGER NOT NULL,
  first_run       INTEGER NOT NULL,        -- the run that brought it
  gone            INTEGER NOT NULL DEFAULT 0,
  hidden          INTEGER NOT NULL DEFAULT 0,
  remote          INTEGER,
  shift           TEXT,
  schedule        TEXT,
  employment_type TEXT,
  annual_min      REAL,
  annual_max      REAL,
  currency        TEXT,
  employer        TEXT    NOT NULL,
  title           TEXT    NOT NULL,
  id              TEXT    NOT NULL,
  requisition     TEXT    NOT NULL,
  url             TEXT    NOT NULL,
  pay_min         REAL,
  pay_max         REAL,
  pay_interval    TEXT,
  pay_source      TEXT,
  places          TEXT    NOT NULL,        -- JSON: [{city,state,zip,country,lat,lon}]
  source          INTEGER NOT NULL REFERENCES source (number),
  digest          INTEGER NOT NULL         -- of everything above that a source gives, and the text
) STRICT;
CREATE UNIQUE INDEX listing_id ON listing (id);

CREATE TABLE listing_text (
  number      INTEGER PRIMARY KEY REFERENCES listing (number) ON DELETE CASCADE,
  description TEXT    NOT NULL
) STRICT;

-- Digests by which an opening is recognised: employer and requisition, canonical address, or content.
CREATE TABLE identity (
  key     BLOB    PRIMARY KEY,
  listing INTEGER NOT NULL REFERENCES listing (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_listing ON identity (listing);

-- Where an opening was seen. url is '' where it is the listing's own.
CREATE TABLE sighting (
  source     INTEGER NOT NULL REFERENCES source (number) ON DELETE CASCADE,
  listing    INTEGER NOT NULL REFERENCES listing (number) ON DELETE CASCADE,
  url        TEXT    NOT NULL,
  generation INTEGER NOT NULL,
  PRIMARY KEY (source, listing, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_listing ON sighting (listing);

-- Coordinates by cells of half a degree: (floor(2·lat) + 180)·720 + floor(2·lon) + 360; -1 for no coordinates.
CREATE TABLE place_cell (
  cell    INTEGER NOT NULL,
  listing INTEGER NOT NULL,
  lat     REAL    NOT NULL,
  lon     REAL    NOT NULL,
  PRIMARY KEY (cell, listing, lat, lon)
) STRICT, WITHOUT ROWID;

-- States by their abbreviation; '' for a listing without any.
CREATE TABLE place_state (
  state   TEXT    NOT NULL,
  listing INTEGER NOT NULL,
  PRIMARY KEY (state, listing)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  number  INTEGER PRIMARY KEY,
  listing INTEGER NOT NULL REFERENCES listing (number) ON DELETE CASCADE,
  day     INTEGER NOT NULL,
  field   TEXT    NOT NULL,
  before  TEXT    NOT NULL,
  after   TEXT    NOT NULL
) STRICT;
CREATE INDEX change_listing ON change (listing);

-- Numbers of transactions that brought openings, in their order.
CREATE TABLE run (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  day    INTEGER NOT NULL
) STRICT;

CREATE TABLE saved_search (
  name      TEXT    PRIMARY KEY,
  arguments TEXT    NOT NULL,              -- JSON: the options and words it was saved with
  run       INTEGER NOT NULL DEFAULT 0     -- newest run just before it was last shown
) STRICT;

CREATE VIRTUAL TABLE words USING fts5 (
  title, employer, body,
  content='', tokenize='porter unicode61 remove_diacritics 2'
);
-- A large hash means few segments: a first filling is twice as fast.
INSERT INTO words (words, rank) VALUES ('hashsize', 67108864);
