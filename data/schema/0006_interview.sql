-- What a person puts in besides listings and applications: practice for interviews, what they saw
-- there, and the marks on checklists.

CREATE TABLE practice (
  number   INTEGER PRIMARY KEY,
  question TEXT    NOT NULL,               -- id in data/interview
  day      INTEGER NOT NULL,
  seconds  INTEGER,                        -- NULL: not timed
  rating   INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
  answer   TEXT    NOT NULL
) STRICT;
CREATE INDEX practice_of_question ON practice (question, number);

CREATE TABLE debrief (
  application     INTEGER PRIMARY KEY,     -- of the tracker
  day             INTEGER NOT NULL,
  role            TEXT,
  role_score      INTEGER CHECK (role_score BETWEEN 1 AND 5),
  equipment       TEXT,
  equipment_score INTEGER CHECK (equipment_score BETWEEN 1 AND 5),
  team            TEXT,
  team_score      INTEGER CHECK (team_score BETWEEN 1 AND 5),
  growth          TEXT,
  growth_score    INTEGER CHECK (growth_score BETWEEN 1 AND 5),
  open            TEXT                     -- questions that had no answer
) STRICT;

CREATE TABLE checklist_mark (
  item  TEXT    PRIMARY KEY,
  state TEXT    NOT NULL CHECK (state IN ('done', 'undone', 'skipped')),
  day   INTEGER NOT NULL,
  note  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checklist_own (
  number INTEGER PRIMARY KEY,
  list   TEXT    NOT NULL,
  text   TEXT    NOT NULL,
  due    INTEGER                           -- NULL: none
) STRICT;

CREATE TABLE checklist_event (             -- the day that a list's due dates count from
  list TEXT    PRIMARY KEY,
  day  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
