-- Applications. What happened is a log of events to which rows are only added; the tables behind it hold
-- what the events in force come to. Days are days since 1970-01-01, instants seconds.

CREATE TABLE tracker_command (
  number INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  name   TEXT    NOT NULL,                 -- the verb: "add", "status" …
  undone INTEGER NOT NULL DEFAULT 0        -- no longer what `undo` takes back next
) STRICT;

CREATE TABLE tracker_event (
  number      INTEGER PRIMARY KEY,
  command     INTEGER NOT NULL,            -- all events of one command are undone together
  brought     INTEGER NOT NULL,            -- the command that brought it here: its own, or an import
  application INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  day         INTEGER,                     -- that it speaks of
  fields      TEXT    NOT NULL             -- JSON object of texts
) STRICT;
CREATE INDEX tracker_event_application ON tracker_event (application, number);
CREATE INDEX tracker_event_brought ON tracker_event (brought);

-- Files by the hash of their content: résumés as they were sent, postings, attachments.
CREATE TABLE kept_document (
  digest  TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the events of an application come to.
CREATE TABLE application (
  id           INTEGER PRIMARY KEY,
  status       TEXT    NOT NULL,
  status_since INTEGER,
  applied      INTEGER,
  found        INTEGER NOT NULL,
  quiet_since  INTEGER NOT NULL,           -- follow-ups are counted from this day
  chased       INTEGER NOT NULL,           -- follow-ups made since something happened
  reachable    INTEGER NOT NULL,           -- a contact is known
  responded    INTEGER,                    -- the day of the first answer
  reached      INTEGER NOT NULL,           -- statuses that it ever had, a bit each
  updated      INTEGER NOT NULL,
  title        TEXT    NOT NULL,
  employer     TEXT    NOT NULL,
  place        TEXT    NOT NULL,           -- '' where not known, as the others
  requisition  TEXT    NOT NULL,
  listing      TEXT    NOT NULL,
  url          TEXT    NOT NULL,
  source       TEXT    NOT NULL,
  setting      TEXT    NOT NULL,
  role         TEXT    NOT NULL,
  credentials  TEXT    NOT NULL,
  posting      TEXT    NOT NULL,
  resume       TEXT    NOT NULL,
  resume_file  TEXT    NOT NULL,
  words        TEXT    NOT NULL            -- employer and title, folded
) STRICT;
CREATE INDEX application_quiet ON application (status, reachable, chased, quiet_since);
CREATE INDEX application_words ON application (words);

-- Digests by which an application to the same opening is found.
CREATE TABLE application_key (
  key         INTEGER NOT NULL,
  application INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  PRIMARY KEY (key, application)
) STRICT, WITHOUT ROWID;
CREATE INDEX application_key_application ON application_key (application);

-- Reminders that are not done, interviews, and days by which an offer is to be answered.
CREATE TABLE agenda (
  application INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  kind        TEXT    NOT NULL,
  number      INTEGER NOT NULL,            -- from 1 within the kind
  day         INTEGER NOT NULL,
  text        TEXT    NOT NULL,
  PRIMARY KEY (application, kind, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_day ON agenda (day);

-- When it had which status.
CREATE TABLE status_span (
  application INTEGER NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  status      TEXT    NOT NULL,
  since       INTEGER,
  until       INTEGER,                     -- the day of the next status
  PRIMARY KEY (application, number)
) STRICT, WITHOUT ROWID;
