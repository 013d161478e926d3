"""Cards: what the graph knows of one person, body, position, document, meeting or place, with the evidence."""

from kg.cards.model import Card, Line, Quote, Section
from kg.cards.read import card
from kg.cards.tell import Candidate, candidates
from kg.query import find

__all__ = ["Candidate", "Card", "Line", "Quote", "Section", "candidates", "card", "find"]
