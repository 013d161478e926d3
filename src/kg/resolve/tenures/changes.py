"""When, by whom and by which document somebody was appointed or released: what the sentence says around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kg.chunks import Sentence
from kg.kinds import CHANGES
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, DateMention, DocumentMention, Mention, PositionMention, RelationMention
from kg.model import Status
from kg.staffing import staffing

_NEAR = 10  # characters that hold the word before a body
_AGENT = (["được"], ["do"])  # words before the body that acts
_PLACE = (["tại"], ["ở"], ["vào"], ["gia"], ["trong"], ["từ"])  # words before one where something happens
_Kind = TypeVar("_Kind", bound=Mention)


class Changes:
    """The circumstances of the personnel changes of one article."""

    def __init__(self, sentences: Sequence[Sentence], text: str) -> None:
        self._sentences = sentences
        self._text = text

    def circumstances(self, change: RelationMention) -> Iterator[tuple[str, Mention]]:
        """Date, document and deciding body, each with its property in the ontology.

        Example:
            `Ngày 10-5, Bộ Chính trị phân công ông A giữ chức B`: `changeDate` is 10-5, `decidedBy` the `Bộ Chính trị`.
        """
        if change.relation not in CHANGES or change.status is Status.PROPOSED:
            return
        sentence = next((one for one in self._sentences if one.start <= change.start < one.end), None)
        if sentence is None:
            return
        end = change.object.start if not isinstance(change.object, str | int) else change.end
        document = self._document(sentence, end)
        date = self._date(sentence, document)
        decider = self._decider(sentence, change, document, end)
        for name, mention in (("changeDate", date), ("accordingTo", document), ("decidedBy", decider)):
            if mention:
                yield name, mention

    def _document(self, sentence: Sentence, end: int) -> DocumentMention | None:
        found = [one for one in _of(sentence, DocumentMention) if one.start < end and not one.plural]
        traits = load_lexicon().document_traits
        return next((one for one in reversed(found) if "appoints" in traits(one.type)), None)

    def _date(self, sentence: Sentence, document: DocumentMention | None) -> DateMention | None:
        """The only date of the sentence, else that of the document."""
        dates = _of(sentence, DateMention)
        if len(dates) == 1:
            return dates[0]
        issued = document.issued if document else None
        return DateMention(document.start, document.end, issued) if document and issued else None

    def _decider(
        self, sentence: Sentence, change: RelationMention, document: DocumentMention | None, end: int
    ) -> BodyMention | PositionMention | None:
        """Who issued the document, else the last body or office before the post that does not only announce it."""
        if document and document.issuers:
            return document.issuers[0]
        bodies = [one for one in _of(sentence, BodyMention) if one.start < end and self._acts(one, change)]
        offices = [one for one in _of(sentence, PositionMention) if one.start < change.start and one.takes == "none"]
        named: list[BodyMention | PositionMention] = [*bodies, *offices]
        found = max(named, key=lambda one: one.start, default=None)
        said = self._text[found.end : change.start] if found else ""
        return None if any(word in said for word in staffing("announces")) else found

    def _acts(self, body: BodyMention, change: RelationMention) -> bool:
        """Whether a body can be who decides: `được | Quốc hội | bầu`, not `tham gia | Đảng bộ`, `tại | Tập đoàn`."""
        before = self._text[max(0, body.start - _NEAR) : body.start].split()[-1:]
        return before in _AGENT if body.start >= change.start else before not in _PLACE


def _of(sentence: Sentence, kind: type[_Kind]) -> list[_Kind]:
    return [chunk.mention for chunk in sentence.chunks if isinstance(chunk.mention, kind)]
