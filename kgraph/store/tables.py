"""Tables that are derived from the triples, so that any question is answered at once.

``facts`` has one narrow row for each triple, in the order of documents, with numbers in place of
words. ``statements`` count those that say the same; what of these is shown as one, as its actors
have one name, is in ``alike``. What is added is ``pending`` until it is brought up to date; what
is removed goes at once.
"""

from __future__ import annotations

import re

# What triples that say the same have in common: one row of the table of statements.
STATEMENT = "subject, object, relation, category, negated, modality"
# The number of a fact is that of its document, followed by that of its triple in so many bits.
BITS = 32
# The place of an actor in a document is where it begins, followed by where it ends in so many bits.
SPAN = 32

TABLES = """
CREATE TABLE pending (triple INTEGER PRIMARY KEY);
CREATE TABLE pending_sentences (sentence INTEGER PRIMARY KEY);
CREATE TABLE labels (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (id, name)
);
CREATE TABLE forms (
  number INTEGER PRIMARY KEY,
  label INTEGER NOT NULL,
  type TEXT NOT NULL,
  state TEXT NOT NULL,
  text TEXT NOT NULL,
  triples INTEGER NOT NULL DEFAULT 0,
  UNIQUE (label, type, state, text)
);
CREATE INDEX forms_unused ON forms(number) WHERE triples = 0;
CREATE TABLE terms (number INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);
CREATE TABLE phrases (
  number INTEGER PRIMARY KEY, relation TEXT NOT NULL, words TEXT NOT NULL, UNIQUE (relation, words)
);
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  sentence INTEGER,
  subject INTEGER NOT NULL,
  subject_form INTEGER NOT NULL,
  object INTEGER NOT NULL,
  object_form INTEGER NOT NULL,
  relation INTEGER NOT NULL,
  phrase INTEGER NOT NULL,
  category INTEGER NOT NULL,
  quad_class INTEGER,
  modality INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  source INTEGER,
  day TEXT,
  confidence NOT NULL,
  triple TEXT NOT NULL,
  intensity,
  symmetric INTEGER NOT NULL,
  subject_at INTEGER NOT NULL,
  object_at INTEGER NOT NULL,
  speaker INTEGER,
  statement INTEGER NOT NULL
);
CREATE INDEX facts_subject ON facts(subject);
CREATE INDEX facts_object ON facts(object);
CREATE INDEX facts_subject_day ON facts(subject, day, statement);
CREATE INDEX facts_object_day ON facts(object, day, statement, subject);
CREATE INDEX facts_statement
ON facts(subject, object, relation, category, negated, modality);
CREATE INDEX facts_category ON facts(category, day, statement);
CREATE INDEX facts_day ON facts(day, statement, modality, negated);
CREATE INDEX facts_source ON facts(source, statement);
CREATE INDEX facts_quad_class ON facts(quad_class, statement);
CREATE INDEX facts_phrase ON facts(phrase, statement);
CREATE INDEX facts_sentence ON facts(sentence, statement);
CREATE INDEX facts_speaker ON facts(speaker) WHERE speaker IS NOT NULL;
CREATE TABLE statements (
  number INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL,
  object INTEGER NOT NULL,
  relation INTEGER NOT NULL,
  category INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  modality INTEGER NOT NULL,
  triples INTEGER NOT NULL,
  UNIQUE (subject, object, relation, category, negated, modality)
);
CREATE INDEX statements_number ON statements(triples);
CREATE INDEX statements_subject ON statements(subject, triples);
CREATE INDEX statements_object ON statements(object, subject, triples);
CREATE TABLE spellings (
  number INTEGER PRIMARY KEY,
  folded TEXT NOT NULL,
  kind INTEGER NOT NULL,
  label INTEGER NOT NULL,
  UNIQUE (folded, kind, label)
);
CREATE INDEX spellings_label ON spellings(label);
CREATE TABLE spelling_words (word TEXT, spelling INTEGER, PRIMARY KEY (word, spelling))
WITHOUT ROWID;
CREATE TABLE spelling_pairs (pair TEXT, spelling INTEGER, PRIMARY KEY (pair, spelling))
WITHOUT ROWID;
CREATE TABLE joined (id TEXT PRIMARY KEY, actor TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX joined_actor ON joined(actor);
CREATE TABLE ties (id TEXT, relation TEXT, owner TEXT, PRIMARY KEY (id, relation, owner))
WITHOUT ROWID;
CREATE TABLE merges (number INTEGER PRIMARY KEY, a TEXT, b TEXT, reason TEXT);
CREATE TABLE conflicts (number INTEGER PRIMARY KEY, conflict TEXT);
CREATE TABLE alike (statement INTEGER PRIMARY KEY, shown INTEGER NOT NULL);
CREATE TABLE identified (version TEXT);
"""

# Filled for many sentences at once: one by one it takes longer than all the rest.
SEARCH = """
CREATE VIRTUAL TABLE sentence_search USING fts5(
  sentence, content='sentences', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
"""

_FACT = f"((SELECT rowid FROM documents WHERE id = old.doc_id) << {BITS}) | old.rowid"
TRIGGERS = f"""
CREATE INDEX IF NOT EXISTS documents_length ON documents(sentences, words);
CREATE TRIGGER triple_added AFTER INSERT ON triples BEGIN
  INSERT INTO pending VALUES (new.rowid);
END;
CREATE TRIGGER triple_removed AFTER DELETE ON triples BEGIN
  DELETE FROM pending WHERE triple = old.rowid;
  DELETE FROM facts WHERE id = {_FACT};
END;
CREATE TRIGGER triple_changed AFTER UPDATE ON triples BEGIN
  DELETE FROM pending WHERE triple = old.rowid;
  DELETE FROM facts WHERE id = {_FACT};
  INSERT INTO pending VALUES (new.rowid);
END;
CREATE TRIGGER document_removed BEFORE DELETE ON documents BEGIN
  DELETE FROM facts WHERE id BETWEEN old.rowid << {BITS} AND ((old.rowid + 1) << {BITS}) - 1;
END;
CREATE TRIGGER fact_removed AFTER DELETE ON facts BEGIN
  UPDATE forms SET triples = triples - 1 WHERE number = old.subject_form;
  UPDATE forms SET triples = triples - 1 WHERE number = old.object_form;
  UPDATE statements SET triples = triples - 1 WHERE number = old.statement;
  DELETE FROM statements WHERE number = old.statement AND triples = 0;
  DELETE FROM identified;
END;
CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN
  INSERT INTO pending_sentences VALUES (new.id);
END;
CREATE TRIGGER sentence_removed AFTER DELETE ON sentences BEGIN
  INSERT INTO sentence_search(sentence_search, rowid, sentence)
  SELECT 'delete', old.id, old.sentence
  WHERE NOT EXISTS (SELECT 1 FROM pending_sentences WHERE sentence = old.id);
  DELETE FROM pending_sentences WHERE sentence = old.id;
END;
CREATE TRIGGER judgement_added AFTER INSERT ON judgements BEGIN DELETE FROM identified; END;
CREATE TRIGGER judgement_removed AFTER DELETE ON judgements BEGIN DELETE FROM identified; END;
"""
DERIVED = f"{TABLES}{SEARCH}{TRIGGERS}"
# For a store of before these tables; what is left of others is replaced, as are the indexes of
# before that they make superfluous.
REBUILD = "\n".join(
    (
        *(f"DROP TABLE IF EXISTS {name};" for name in re.findall(r"CREATE TABLE (\w+)", TABLES)),
        *(f"DROP TRIGGER IF EXISTS {name};" for name in re.findall(r"TRIGGER (\w+)", TRIGGERS)),
        *(f"DROP INDEX IF EXISTS triples_{name};" for name in ("subject", "object", "category")),
        *(TABLES, TRIGGERS),
        "INSERT INTO pending SELECT rowid FROM triples;",
    )
)
# For a store with such tables that lack something: what search did not know yet is told to it.
RENEW = f"""
INSERT INTO sentence_search(rowid, sentence) SELECT id, sentence FROM sentences
WHERE id IN (SELECT sentence FROM pending_sentences);
{REBUILD}
"""
