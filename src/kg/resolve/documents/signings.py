"""Documents that the names of ceremonies tell to be signed there: `lễ ký kết | Quy chế phối hợp …`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.lexicon import load_lexicon
from kg.mentions import DocumentMention, MeetingMention
from kg.model import PartialDate
from kg.resolve.documents.clusters import Document
from kg.resolve.meetings.meeting import Meeting

_SIGNS = "signs"  # trait of such ceremonies

Signing = tuple[Document, MeetingMention, PartialDate]  # what is signed at which ceremony on which day


def signings(
    meetings: Mapping[MeetingMention, Meeting],
    documents: Mapping[DocumentMention, Document],
    days: Mapping[int, PartialDate],
) -> Iterator[Signing]:
    """The documents that are signed on the day of a ceremony, each with the ceremony and the day.

    Args:
        meetings: Those of the article.
        documents: Those of the article.
        days: The days of meetings, by their identity.

    Example:
        `Sáng 5/3, … tổ chức lễ ký kết Quy chế phối hợp số 12/QCPH` tells that the rules are of the 5th of March.
    """
    for mention, meeting in meetings.items():
        day = days.get(id(meeting))
        if day is None or not day.day or _SIGNS not in load_lexicon().meeting_traits(mention.head):
            continue
        for document in (documents[one] for one in mention.documents if one in documents):
            if not document.issued:
                document.issued = day
                yield document, mention, day
