"""Finds `SERVICE` in a query: Oxigraph would call the address, and has no switch against it.

Only the engine's own parser knows for sure what a query means, and it is not to be had from Python. So whatever could
be a call is taken for one, and the few ways to write something harmless that looks like a call are refused with it.
"""

from __future__ import annotations

import re

from kg.server.limits import RefusedError

_WORD = "service"
_TOKEN = re.compile(
    r"""
      \#[^\r\n]*                                              # a comment
    | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3}     # literals
    | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*'
    | <(?P<iri>[^<>"{}|^`\x00-\x20]*)>                        # an IRI, or comparisons
    | [?$][a-z0-9_\x80-\U0010ffff]+                           # a variable
    | :[a-z0-9_:\x80-\U0010ffff-]+                            # the local part of a prefixed name
    | \\[_~.!$&'()*+,;=/?\#@%-]                               # an escape in one
    | @[a-z]+(?:-[a-z0-9]+)*                                  # a language
    | (?P<call>service)
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII | re.DOTALL,
)
_IRI = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE | re.ASCII)  # after `<`, no expression begins like this


def refuse_service(query: str) -> None:
    """Refuse a query that calls another server.

    The word in literals, comments, IRIs, variables and local names is harmless.

    Raises:
        RefusedError: The query calls another server, or might.

    Example:
        >>> refuse_service('ASK { ?s ?p "SERVICE <http://example.org/>" }')
        >>> refuse_service("ASK { seRVice<http://example.org/>{} }")
        Traceback (most recent call last):
        kg.server.limits.RefusedError: SERVICE is not allowed here, nor a prefix whose name has the word in it
    """
    if _WORD not in query.lower():
        return
    for found in _TOKEN.finditer(query):
        if found["call"]:
            raise RefusedError(400, "SERVICE is not allowed here, nor a prefix whose name has the word in it")
        iri = found["iri"] or ""
        if _is_doubtful(iri):
            raise RefusedError(400, f"<{iri[:80]}> beside the word SERVICE is not allowed: give the IRI a prefix")


def _is_doubtful(iri: str) -> bool:
    """Whether it may be a comparison that hides something: `?x<?y#>` begins a comment, `?x<'>'` holds a literal."""
    return not _IRI.match(iri) and any(sign in iri.lower() for sign in ("'", "#", _WORD))
