"""Why a fact was found in an article, or was not: mentions, chunks, rules and facts, sentence by sentence."""

from __future__ import annotations

from kg.explanation.page import page
from kg.explanation.terminal import styled_lines, text_lines
from kg.explanation.trace import Explanation, Passage, explain

__all__ = ["Explanation", "Passage", "explain", "page", "styled_lines", "text_lines"]
