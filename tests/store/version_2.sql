-- A store as kgraph wrote it with version 2 of the tables.
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
  id TEXT PRIMARY KEY,
  doc_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  doc_date TEXT,
  source TEXT,
  sentence TEXT,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  subject_id TEXT,
  subject_name TEXT,
  subject_type TEXT,
  subject_state TEXT,
  subject_text TEXT,
  subject_start INTEGER NOT NULL,
  subject_end INTEGER NOT NULL,
  relation TEXT,
  relation_text TEXT,
  relation_start INTEGER NOT NULL,
  relation_end INTEGER NOT NULL,
  category TEXT,
  quad_class TEXT,
  intensity,
  object_id TEXT,
  object_name TEXT,
  object_type TEXT,
  object_state TEXT,
  object_text TEXT,
  object_start INTEGER NOT NULL,
  object_end INTEGER NOT NULL,
  symmetric INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  modality TEXT,
  attributed_to_id TEXT,
  attributed_to_text TEXT,
  date TEXT,
  date_text TEXT,
  rule TEXT,
  confidence NOT NULL
);
CREATE INDEX triples_doc ON triples(doc_id);
CREATE INDEX triples_subject ON triples(subject_id, subject_name, subject_text);
CREATE INDEX triples_object ON triples(object_id, object_name, object_text);
CREATE INDEX triples_category ON triples(category);
CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  doc_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  UNIQUE (doc_id, start)
);
CREATE VIRTUAL TABLE sentence_search USING fts5(
  sentence, content='sentences', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN
  INSERT INTO sentence_search(rowid, sentence) VALUES (new.id, new.sentence);
END;
CREATE TRIGGER sentence_removed AFTER DELETE ON sentences BEGIN
  INSERT INTO sentence_search(sentence_search, rowid, sentence)
  VALUES ('delete', old.id, old.sentence);
END;
CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  same INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  place TEXT NOT NULL
);
INSERT INTO documents VALUES ('a', '6da905f2f03739aae977426f3ce74df9a893ade5b666c89db7c4d0f7d06b546e', 'Belarus accuse NATO.', '2024-07-08', 'One', NULL, NULL, 1, 3);
INSERT INTO documents VALUES ('b', '0d97f53dea961fe90c2349569b6ecfb83a99f8fc29110c4199aea9a6097a0e97', 'Poland visit China.', '2024-07-09', NULL, NULL, NULL, 1, 3);
INSERT INTO triples VALUES ('eebc995461d68998', 'a', '2024-07-08', NULL, 'Belarus accuse NATO.', 0, 20, 'BLR', 'Belarus', 'state', 'BLR', 'Belarus', 0, 7, 'accuse', 'accuse', 8, 14, 'ACCUSE', 'verbal conflict', -3.0, 'NATO', 'NATO', 'organisation', NULL, 'NATO', 15, 19, 0, 0, 'asserted', NULL, NULL, NULL, NULL, 'verb', 0.9);
INSERT INTO triples VALUES ('dfc22559bc3a9ef9', 'b', '2024-07-08', NULL, 'Poland visit China.', 0, 19, 'POL', 'Poland', 'state', 'POL', 'Poland', 0, 6, 'visit', 'visit', 7, 12, 'ACCUSE', 'verbal conflict', -3.0, 'CHN', 'China', 'state', 'CHN', 'China', 13, 18, 0, 0, 'asserted', NULL, NULL, NULL, NULL, 'verb', 0.9);
INSERT INTO sentences VALUES (1, 'a', 0, 'Belarus accuse NATO.');
INSERT INTO sentences VALUES (2, 'b', 0, 'Poland visit China.');
INSERT INTO judgements VALUES (1, 1, 'POL', 'CHN', 'who.txt, line 1');
PRAGMA application_id = 1801941601;
PRAGMA user_version = 2;
