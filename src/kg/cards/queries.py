"""What a card asks of the graph; `%s` is the place of the thing that the card is of."""

from __future__ import annotations

from kg.vocabulary import ID

_ABOUT = f"""OPTIONAL {{ ?other rdfs:label ?label }}
  OPTIONAL {{ GRAPH <{ID}gazetteer> {{ ?other rdfs:label ?entry }} }}
  OPTIONAL {{ ?other a ?class }}
  OPTIONAL {{ ?other kg:heldOn|kg:issuedOn ?date }}"""
_QUOTED = """kg:evidence ?evidence .
    ?evidence oa:exact ?text ; kg:start ?start ; kg:end ?end .
    ?g kg:articleId ?article ."""
_AROUND = """OPTIONAL { GRAPH ?g { ?evidence oa:prefix ?before } }
  OPTIONAL { GRAPH ?g { ?evidence oa:suffix ?after } }
  OPTIONAL { GRAPH ?g { ?g kg:title ?title } }
  OPTIONAL { GRAPH ?g { ?g kg:published ?published } }"""  # optional patterns alone are looked up
_QUOTE = "?text ?article ?start ?end ?before ?after ?title ?published ?g"

OUT = f"""SELECT ?p ?other (COALESCE(?label, ?entry) AS ?called) ?class ?date WHERE {{ %s ?p ?other . {_ABOUT} }}
ORDER BY DESC(?date)"""

IN = f"""SELECT ?p ?other ?label ?class ?date WHERE {{
  ?other ?p %s . FILTER (?p NOT IN (kg:person, kg:position))
  {_ABOUT}
}} ORDER BY DESC(?date)"""

CLAIMS = f"""SELECT ?p ?other ?label ?class ?status {_QUOTE} WHERE {{
  GRAPH ?g {{
    ?claim rdf:%s %s ; rdf:%s ?other ; rdf:predicate ?p ; {_QUOTED}
  }}
  {_AROUND}
  OPTIONAL {{ GRAPH ?g {{ ?claim kg:status ?status }} }}
  OPTIONAL {{ ?other rdfs:label ?label }}
  OPTIONAL {{ ?other a ?class }}
}}"""

RECORDS = """SELECT ?person ?position ?status ?change ?from ?to ?first ?last ?on WHERE {
  %s
  ?record kg:person ?person ; kg:position ?position ; kg:status ?status .
  OPTIONAL { ?record kg:changeType ?change }
  OPTIONAL { ?record kg:from ?from }
  OPTIONAL { ?record kg:to ?to }
  OPTIONAL { ?record kg:observedFrom ?first }
  OPTIONAL { ?record kg:observedTo ?last }
  OPTIONAL { ?record kg:changeDate ?on }
}"""

HOLDERS = """SELECT ?post ?position ?person ?name WHERE {
  ?post kg:positionIn %s ; rdfs:label ?position .
  ?person kg:holds ?post ; rdfs:label ?name .
}"""

HELD = f"""SELECT ?post ?person ?status {_QUOTE} WHERE {{
  ?post kg:positionIn %s .
  GRAPH ?g {{
    ?claim rdf:object ?post ; rdf:subject ?person ; rdf:predicate kg:holds ; kg:status ?status ; {_QUOTED}
  }}
  {_AROUND}
}}"""
