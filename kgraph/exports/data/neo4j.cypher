// part start
// Loads nodes.csv and relationships.csv into a database that runs. Put both files into Neo4j's
// folder "import", then: cypher-shell -f import.cypher
// It may be run again: what is there already is updated.

CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;
CREATE INDEX actor_name IF NOT EXISTS FOR (a:Actor) ON (a.name);
CREATE INDEX actor_state IF NOT EXISTS FOR (a:Actor) ON (a.state);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
MERGE (a:Actor {id: row['id:ID']})
SET a.name = row.name, a.type = row.type, a.state = row.state, a.merged = row.merged,
    a.mentions = toInteger(row['mentions:long']),
    a.first_date = row.first_date, a.last_date = row.last_date;
// part label

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE '<LABEL>' IN split(row[':LABEL'], ';')
MATCH (a:Actor {id: row['id:ID']})
SET a:<LABEL>;
// part relationship

CREATE INDEX <TYPE>_key IF NOT EXISTS FOR ()-[r:<TYPE>]-() ON (r.key);
CREATE INDEX <TYPE>_first_date IF NOT EXISTS FOR ()-[r:<TYPE>]-() ON (r.first_date);
LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
WITH row WHERE row[':TYPE'] = '<TYPE>'
MATCH (a:Actor {id: row[':START_ID']})
MATCH (b:Actor {id: row[':END_ID']})
MERGE (a)-[r:<TYPE> {key: row.key}]->(b)
SET r.relation = row.relation, r.label = row.label, r.category = row.category,
    r.quad_class = row.quad_class, r.intensity = toFloat(row['intensity:double']),
    r.modality = row.modality, r.symmetric = toBoolean(row['symmetric:boolean']),
    r.negated = toBoolean(row['negated:boolean']), r.weight = toInteger(row['weight:long']),
    r.documents = toInteger(row['documents:long']),
    r.sources = toInteger(row['sources:long']),
    r.first_date = row.first_date, r.last_date = row.last_date,
    r.evidence = split(row['evidence:string[]'], ';');
