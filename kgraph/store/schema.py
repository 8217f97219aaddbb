"""The tables of a store."""

from __future__ import annotations

from kgraph.store.tables import DERIVED, REBUILD, RENEW
from kgraph.store.views import VIEWS
from kgraph.triples import COLUMNS

# "kgra" in ASCII: tells a kgraph store from any other SQLite file.
APPLICATION_ID = 0x6B677261
VERSION = 6
# The oldest version that can be asked without being brought up to date first.
READABLE = 1
# The oldest version with derived tables that can be used as they are.
DERIVED_SINCE = 6

_TYPES = {
    "sentence_start": "INTEGER NOT NULL",
    "sentence_end": "INTEGER NOT NULL",
    "subject_start": "INTEGER NOT NULL",
    "subject_end": "INTEGER NOT NULL",
    "relation_start": "INTEGER NOT NULL",
    "relation_end": "INTEGER NOT NULL",
    "object_start": "INTEGER NOT NULL",
    "object_end": "INTEGER NOT NULL",
    "symmetric": "INTEGER NOT NULL",
    "negated": "INTEGER NOT NULL",
    # No type: 1 and 1.0 come back as they went in, and so does the hash of the triple.
    "intensity": "",
    "confidence": "NOT NULL",
    "id": "TEXT PRIMARY KEY",
    "doc_id": "TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE",
}
BOOLEANS = frozenset({"symmetric", "negated"})

_TRIPLES = ",\n  ".join(f"{name} {_TYPES.get(name, 'TEXT')}".strip() for name in COLUMNS)

# What a user says of who is the same; since version 2.
JUDGEMENTS = """
CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  same INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  place TEXT NOT NULL
);
"""
# With what settings each document was read, and what is known of the store as a whole; since
# version 3. A document of an older store has no reading: nobody knows its settings.
READINGS = """
CREATE TABLE readings (
  fingerprint TEXT PRIMARY KEY,
  settings TEXT NOT NULL
);
ALTER TABLE documents ADD COLUMN reading TEXT REFERENCES readings(fingerprint);
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
"""
# From the version before to the version of the key. Versions 4 to 6 brought derived tables, views
# and numbers of statements; whatever there is of these is made anew by the last.
MIGRATIONS = {2: JUDGEMENTS, 3: READINGS, 4: REBUILD, 5: "", 6: f"{RENEW}{VIEWS}"}

SCHEMA = f"""
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  content_hash TEXT NOT NULL,
  text TEXT NOT NULL,
  date TEXT,
  title TEXT,
  source TEXT,
  url TEXT,
  sentences INTEGER NOT NULL,
  words INTEGER NOT NULL
);
CREATE TABLE triples (
  {_TRIPLES}
);
CREATE INDEX triples_doc ON triples(doc_id);
CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  doc_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  UNIQUE (doc_id, start)
);
{JUDGEMENTS}
{READINGS}
{DERIVED}
{VIEWS}
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
"""
