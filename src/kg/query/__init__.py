"""Questions to the graph: SPARQL, or the competency questions that ship with the ontology, by name."""

from kg.query.questions import Question, question, questions
from kg.query.result import Result
from kg.query.run import run

__all__ = ["Question", "Result", "question", "questions", "run"]
