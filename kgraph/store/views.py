"""Views for whoever opens the file with another program: words in place of numbers, actors joined.

They hold nothing of their own. Who is one actor with whom is as it was last found. What is costly
is looked up in subqueries, which run for those rows alone that are shown.
"""

from __future__ import annotations

_QUADS = (
    *("verbal cooperation", "material cooperation"),
    *("verbal conflict", "material conflict"),
)


def _term(number: str) -> str:
    return f"(SELECT term FROM terms WHERE terms.number = {number})"


def _actor(label: str) -> str:
    """Return the id of the actor that a label belongs to."""
    return (
        "(SELECT coalesce(j.actor, l.id) FROM labels l LEFT JOIN joined j ON j.id = l.id"
        f" WHERE l.number = {label})"
    )


def _ids(actor: str) -> str:
    return f"(SELECT {actor} UNION SELECT id FROM joined WHERE joined.actor = {actor})"


def _labels(actor: str) -> str:
    """Return the numbers of all labels of an actor."""
    return f"(SELECT number FROM labels WHERE id IN {_ids(actor)})"


def _usual(column: str, id: str) -> str:
    """Return what mentions of an actor most often have: its name, type or state."""
    return f"""(SELECT nullif({column}, '') FROM labels l JOIN forms f ON f.label = l.number
    WHERE l.id = {id} GROUP BY l.name, f.type, f.state
    ORDER BY sum(f.triples) DESC, l.name, f.type, f.state LIMIT 1)"""


def _name(side: str) -> str:
    """Return id and name of a side of a triple; the name is another where its id was joined."""
    joined = f"(SELECT actor FROM joined WHERE id = t.{side}_id)"
    return (
        f"coalesce({joined}, t.{side}_id) AS {side}_id,\n"
        f"  coalesce({_usual('l.name', joined)}, t.{side}_name) AS {side}"
    )


def _day(which: str) -> str:
    """Return the first or last date of an actor; the indexes know it of each label."""
    days = " UNION ALL ".join(
        f"SELECT (SELECT {which}(day) FROM facts WHERE {side} = n.number) AS day FROM n"
        for side in ("subject", "object")
    )
    return f"(WITH n AS {_labels('a.id')} SELECT {which}(day) FROM ({days}))"


_CLASSES = ",\n  ".join(
    "count(*) FILTER (WHERE NOT negated AND quad_class ="
    f" (SELECT number FROM terms WHERE term = '{name}')) AS {name.replace(' ', '_')}"
    for name in _QUADS
)
_COUNTS = f"""count(*) AS triples,
  {_CLASSES},
  count(*) FILTER (WHERE NOT negated AND quad_class IS NULL) AS other,
  count(*) FILTER (WHERE negated) AS denied"""
_SAME = "f.relation = e.relation AND f.category = e.category AND f.negated = e.negated" + (
    " AND f.modality = e.modality"
)
_ALIKE = f"""f.subject IN {_labels(_actor("e.subject"))}
    AND f.object IN {_labels(_actor("e.object"))} AND {_SAME}"""


def _of_edge(what: str, table: str = "facts") -> str:
    return f"(SELECT {what} FROM {table} f WHERE {_ALIKE})"


_STATE = """(SELECT f.state FROM joined j JOIN labels l ON l.id = j.id
    JOIN forms f ON f.label = l.number WHERE j.actor = a.id AND f.state <> ''
    ORDER BY l.id, f.triples DESC, f.state LIMIT 1)"""

_ACTORS = f"""
SELECT a.id, {_usual("l.name", "a.id")} AS name, {_usual("f.type", "a.id")} AS type,
  coalesce({_usual("f.state", "a.id")}, {_STATE}) AS state,
  a.triples, {_day("min")} AS first_date, {_day("max")} AS last_date
FROM (
  SELECT coalesce(j.actor, l.id) AS id, sum(f.triples) AS triples
  FROM forms f JOIN labels l ON l.number = f.label LEFT JOIN joined j ON j.id = l.id
  WHERE f.triples > 0 GROUP BY 1
) a ORDER BY a.triples DESC, a.id
"""
# Of statements that say the same of one actor the most frequent stands for all, so that an index
# has the order, and the first rows are there at once.
_EDGES = f"""
SELECT {_actor("e.subject")} AS subject_id, {_usual("l.name", _actor("e.subject"))} AS subject,
  {_term("e.relation")} AS relation,
  {_actor("e.object")} AS object_id, {_usual("l.name", _actor("e.object"))} AS object,
  {_term("e.category")} AS category, {_term(_of_edge("max(f.quad_class)"))} AS quad_class,
  e.negated, {_term("e.modality")} AS modality,
  {_of_edge("sum(f.triples)", "statements")} AS triples,
  {_of_edge("count(DISTINCT f.id >> 32)")} AS documents,
  {_of_edge("count(DISTINCT f.source)")} AS sources,
  {_of_edge("min(+f.day)")} AS first_date, {_of_edge("max(+f.day)")} AS last_date
FROM statements e
WHERE NOT EXISTS (
  SELECT 1 FROM statements f WHERE {_ALIKE}
    AND (f.triples, e.subject, e.object) > (e.triples, f.subject, f.object)
) ORDER BY e.triples DESC
"""
_EVIDENCE = f"""
SELECT t.id, {_name("subject")}, t.relation, {_name("object")},
  t.category, t.quad_class, t.intensity, t.negated, t.modality,
  coalesce(t.date, t.doc_date) AS date, t.sentence, t.attributed_to_text AS said_by,
  t.confidence, d.source, d.title, d.url, t.doc_id
FROM triples t CROSS JOIN documents d ON d.id = t.doc_id
"""
_DYADS = f"""
SELECT d.one AS one_id, {_usual("l.name", "d.one")} AS one,
  d.other AS other_id, {_usual("l.name", "d.other")} AS other, d.triples
FROM (
  SELECT min(s, o) AS one, max(s, o) AS other, sum(triples) AS triples
  FROM (
    SELECT coalesce(js.actor, ls.id) AS s, coalesce(jo.actor, lo.id) AS o, p.triples
    FROM (
      SELECT min(subject, object) AS one, max(subject, object) AS other, sum(triples) AS triples
      FROM statements GROUP BY 1, 2
    ) p
    CROSS JOIN labels ls ON ls.number = p.one LEFT JOIN joined js ON js.id = ls.id
    CROSS JOIN labels lo ON lo.number = p.other LEFT JOIN joined jo ON jo.id = lo.id
  ) WHERE s <> o GROUP BY 1, 2
) d ORDER BY d.triples DESC, d.one, d.other
"""
_TIMELINE = f"""
SELECT substr(day, 1, 7) AS month, {_COUNTS}
FROM facts GROUP BY substr(day, 1, 7) ORDER BY 1
"""
_CATEGORIES = f"""
SELECT {_term("c.category")} AS category,
  {_term("(SELECT quad_class FROM facts f WHERE f.category = c.category LIMIT 1)")} AS quad_class,
  c.triples, c.denied,
  (SELECT min(day) FROM facts f WHERE f.category = c.category) AS first_date,
  (SELECT max(day) FROM facts f WHERE f.category = c.category) AS last_date
FROM (
  SELECT category, sum(triples) AS triples, sum(negated * triples) AS denied
  FROM statements GROUP BY category
) c ORDER BY c.triples DESC, 1
"""
_SOURCES = """
SELECT d.source, d.documents,
  (SELECT count(*) FROM facts f
   WHERE f.source = (SELECT number FROM terms WHERE term = d.source)) AS triples,
  d.first_date, d.last_date
FROM (
  SELECT source, count(*) AS documents, min(date) AS first_date, max(date) AS last_date
  FROM documents WHERE source IS NOT NULL GROUP BY source
) d ORDER BY 3 DESC, 1
"""

NAMES = ("actors", "edges", "evidence", "dyads", "timeline", "categories", "sources")
_BODIES = (_ACTORS, _EDGES, _EVIDENCE, _DYADS, _TIMELINE, _CATEGORIES, _SOURCES)
VIEWS = "\n".join(
    f"DROP VIEW IF EXISTS {name};\nCREATE VIEW {name} AS{body.rstrip()};"
    for name, body in zip(NAMES, _BODIES, strict=True)
)
