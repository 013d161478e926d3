"""The graph as a picture that one can explore: one HTML file that works without a network."""

from kg.visualization.draw import draw, frame, html

__all__ = ["draw", "frame", "html"]
