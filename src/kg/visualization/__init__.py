"""The graph as a picture that one can explore: one HTML file that works without a network."""

from kg.visualization.draw import frame, html, payload, write
from kg.visualization.page import TITLE, render

__all__ = ["TITLE", "frame", "html", "payload", "render", "write"]
