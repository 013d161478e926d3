"""Questions to the graph: SPARQL, or the competency questions that ship with the ontology, by name."""

from kg.query.names import find, label_of
from kg.query.parameters import Parameter
from kg.query.questions import Question, groups, question, questions
from kg.query.result import Result
from kg.query.run import run

__all__ = ["Parameter", "Question", "Result", "find", "groups", "label_of", "question", "questions", "run"]
