"""The graph as networkx sees it: typed networks, projections, and reports as small tables."""

from kg.analysis.network import to_networkx
from kg.analysis.projections import document_body, shared_bodies, shared_meetings
from kg.analysis.reports import REPORTS, report
from kg.analysis.table import Table

__all__ = ["REPORTS", "Table", "document_body", "report", "shared_bodies", "shared_meetings", "to_networkx"]
