"""The explorer of `kg draw`, for what is near one thing."""

from __future__ import annotations

from kg.errors import KgError
from kg.server.desk import Answer, Desk, Request
from kg.server.limits import RefusedError
from kg.server.pages import HTML
from kg.vocabulary import ID

DEPTHS = range(1, 4)


def answer(desk: Desk, request: Request) -> Answer:
    """The picture of a thing's neighborhood.

    Args:
        desk: With the store.
        request: `local`, the part of the IRI after the namespace of entities; `depth`, in links; `language`.

    Raises:
        RefusedError: There is no such thing.
    """
    from kg.visualization import html

    if request["depth"] not in DEPTHS:
        raise RefusedError(400, f"the depth is one of {', '.join(map(str, DEPTHS))}")
    try:
        about = str(ID) + request["local"]
        document = html(desk.dataset, about=about, depth=request["depth"], language=request["language"])
    except KgError as error:
        raise RefusedError(404, str(error)) from error
    return HTML, document.encode()
