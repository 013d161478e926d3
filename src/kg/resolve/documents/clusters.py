"""Which mentions of documents are one document: cited with and without symbol, in full and in short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.kinds import LAW, TREATY
from kg.lexicon import load_lexicon
from kg.manners import Manner
from kg.mentions import BodyMention, DocumentMention, Issuer, RelationMention
from kg.model import PartialDate
from kg.resolve.bodies.heads import duty
from kg.resolve.documents.announced import is_general, meant_by
from kg.resolve.documents.issue_days import is_of_other_day, issue_days
from kg.resolve.documents.same_document import is_one, is_same, says_more
from kg.resolve.labels import document_label, issuer_label, persons_of

_NEAR = 600  # characters between `văn bản` and the document that it means
_CENTRAL = "/TW"  # ends the numbers of the resolutions of a plenum
_YEAR = re.compile(r"\bnăm (\d{4})$")
_PLAN = re.compile(r"\b(?:kế hoạch|chương trình)\b", re.IGNORECASE)  # in a title: the year is that of what is planned
_TITLED = frozenset({LAW, TREATY})  # families of documents whose titles end in the year of their passing
_ANY = "Văn bản"  # by which a letter of any type is named again


@dataclass(slots=True)
class Document:
    """A document of the article with all its mentions.

    Attributes:
        label: How lists print it.
        first: The mention that says most of its number, else the first.
        mentions: All of them, in the order of the text.
        issuer: Label of the first body or position that is said to have issued it.
        issued: First date that is said to be the one of its issue.
    """

    label: str
    first: DocumentMention
    mentions: list[DocumentMention] = field(default_factory=list)
    issuer: str = ""
    issued: PartialDate | None = None

    @property
    def year(self) -> str:
        """Year of its issue, when the article gives it."""
        return str(self.issued.year or "") if self.issued else ""

    def name_issuer(self, issuer: Issuer, whole: str) -> None:
        """Call its issuer in full where only the post or the organ is printed: `kết luận của | Bộ trưởng`."""
        if issuer in self.first.issuers and not self.first.number and _is_short(issuer):
            self.label = self.label.replace(f" của {issuer_label(issuer)}", f" của {whole}", 1)


def _is_short(issuer: Issuer) -> bool:
    """Whether a post or an organ is printed without the body that it is in."""
    if isinstance(issuer, BodyMention):
        return duty(issuer) == "organ" and issuer.alone
    return issuer.takes == "body" and not (issuer.body or issuer.place)


def cluster_documents(
    mentions: Iterable[DocumentMention], relations: Sequence[RelationMention] = ()
) -> dict[DocumentMention, Document]:
    """Each mention's document.

    Args:
        mentions: Of the article.
        relations: What the article states, for who issued what.

    Example:
        `Thông báo số 64/TB-VPCP` and later `Thông báo 64` are one document, `Kết luận 14-KL/TW` another.
    """
    days = issue_days(relations)
    documents: list[Document] = []
    found: dict[DocumentMention, Document] = {}
    # last what only is of somebody: `trao quyết định cho bà A` may mean a decision that the article names further on
    told = sorted(mentions, key=lambda m: (bool(m.whom), m.start, m.end))
    for mention in told:
        document = _known(mention, documents, days)
        if document is None:
            if mention.bare and load_lexicon().feature("document", mention.type, "identifies") != "type":
                continue
            document = Document(document_label(mention), mention)
            documents.append(document)
        elif says_more(mention, document.first):
            document.label, document.first = document_label(mention), mention
        document.mentions.append(mention)
        found[mention] = document
    _leave_out_groups(documents, found)
    _identify_announced(documents, found)
    _place_bare((mention for mention in told if mention not in found), documents, found)
    _identify_vague(documents, found, relations)
    _name_passed(found, relations)
    return found


def _known(
    mention: DocumentMention, documents: list[Document], days: Mapping[DocumentMention, PartialDate]
) -> Document | None:
    """The document among those told of before that a mention means."""
    if mention.bare:
        return _last_named(mention, documents)
    alike = (known for known in documents if is_same(mention, known.first, known.label))
    return next((known for known in alike if not is_of_other_day(mention, known.mentions, days)), None)


def year_in_title(mention: DocumentMention) -> PartialDate | None:
    """The year in which a law or a treaty of such a title was passed; of a plan or a draft it is another.

    Example:
        >>> str(year_in_title(DocumentMention(0, 21, "Luật", title="Đất đai năm 2013")))
        '2013'
    """
    lexicon = load_lexicon()
    family = lexicon.feature("document", mention.type, "family")
    planned = lexicon.feature("document", mention.type, "without_number") == "topic" or _PLAN.search(mention.title)
    titled = family == TREATY or lexicon.feature("document", mention.type, "identifies") == "title"
    named = titled and family in _TITLED and not (planned or mention.draft)
    match = _YEAR.search(mention.title) if named else None
    return PartialDate(int(match[1])) if match else None


def _name_passed(found: Mapping[DocumentMention, Document], relations: Iterable[RelationMention]) -> None:
    """Call what is passed by the name under which it is: `Luật Thú y`, which before was a `dự thảo Luật`."""
    passed = (r.subject for r in relations if r.relation == "issuedBy" and Manner.PASSED in r.manner)
    named = (m for m in passed if isinstance(m, DocumentMention) and not (m.draft or m.bare or m.number))
    for mention in named:
        document = found.get(mention)
        if document and document.first.draft:
            document.label, document.first = document_label(mention), mention


def _leave_out_groups(documents: list[Document], found: dict[DocumentMention, Document]) -> None:
    """Leave out the decisions that are named as a group where the article tells them one by one, too."""
    told = Counter(document.first.type for document in documents if any(map(is_one, document.mentions)))
    central = Counter(document.first.type for document in documents if document.first.number.endswith(_CENTRAL))
    for document in [d for d in documents if _is_group(d)]:
        kind = document.first.type
        if central[kind] > 1 if document.first.title else told[kind]:
            _leave_out(document, documents, found)


def _is_group(document: Document) -> bool:
    """Whether several documents are meant wherever it is named: `công bố các quyết định`, `trao các quyết định`."""
    return document.mentions[0].group and all(m.group or m.bare for m in document.mentions)


def _leave_out(document: Document, documents: list[Document], found: dict[DocumentMention, Document]) -> None:
    documents.remove(document)
    for mention in document.mentions:
        del found[mention]


def _identify_announced(documents: list[Document], found: dict[DocumentMention, Document]) -> None:
    """Give the mentions of decisions that are announced without number to those that have it."""
    for document in [d for d in documents if not _is_group(d)]:
        kin = [d for d in documents if d is not document and d.first.type == document.first.type]
        likely = meant_by(document.mentions, [d.mentions for d in kin]) if kin else []
        if len(likely) == 1:
            _give(document, kin[likely[0]], found)
            documents.remove(document)
        elif is_general(document.mentions, [d.mentions for d in kin]):
            _leave_out(document, documents, found)


def _identify_vague(
    documents: Sequence[Document], found: dict[DocumentMention, Document], relations: Iterable[RelationMention]
) -> None:
    """Give the mentions of documents that only their issuers tell to the documents that these mean."""
    stated = [(r.subject, r.object) for r in relations if r.relation == "issuedBy"]
    known = [(found.get(one), issuer) for one, issuer in stated if isinstance(one, DocumentMention)]
    issued = {id(document): issuer_label(one) for document, one in known if document and isinstance(one, Issuer)}
    for vague in (document for document in documents if all(map(_is_vague, document.mentions))):
        if meant := _meant(vague, documents, issued):
            _give(vague, meant, found)


def _place_bare(
    mentions: Iterable[DocumentMention], documents: list[Document], found: dict[DocumentMention, Document]
) -> None:
    """Give what is handed over to the only decision of which it may be, now that those announced are known.

    Example:
        `lễ trao quyết định bổ nhiệm Giám đốc Sở. Theo Quyết định số 5/QĐ-UBND, … Ông A trao | quyết định | cho bà B`.
    """
    for mention in mentions:
        alone = mention.bare and _is_type_alone(mention)
        document = _last_named(mention, documents) if alone else None
        if document and (mention.whom or document.mentions[0].start < mention.start):
            document.mentions.append(mention)
            found[mention] = document


def _is_type_alone(mention: DocumentMention) -> bool:
    """Whether nothing but the type of a document is printed, without a word that refers back."""
    return mention.end - mention.start == len(mention.type)


def _give(document: Document, meant: Document, found: dict[DocumentMention, Document]) -> None:
    """Let the mentions of a document be of the one that they mean."""
    meant.mentions.extend(document.mentions)
    found.update(dict.fromkeys(document.mentions, meant))


def _last_named(mention: DocumentMention, documents: Sequence[Document]) -> Document | None:
    """The document of the type that was named last: `Quy hoạch tổng thể …` when it goes on with `quy hoạch này`.

    Where no word refers back, `trao quyết định cho bà …`, it must be the only one, at least of those named before.
    """
    kin = [document for document in documents if document.first.type.startswith(mention.type)]
    if not kin and mention.type == _ANY:
        kin = _written([d for d in documents if mention.start - d.mentions[-1].start < _NEAR])
    if mention.whom:
        kin = [d for d in kin if all(mention.whom in whom for m in d.mentions if (whom := persons_of(m.subject)))]
        if given := [d for d in kin if any(mention.whom in m.subject for m in d.mentions)]:
            return _last_before(mention, given) or given[-1]
    if len(kin) > 1 and _is_type_alone(mention):
        kin = [document for document in kin if document.mentions[0].start < mention.start]
        return kin[0] if len(kin) == 1 else None
    return max(kin, key=lambda document: document.mentions[-1].start, default=None)


def _last_before(mention: DocumentMention, documents: Iterable[Document]) -> Document | None:
    """The document that was first named last before a mention: what is handed over is that which was read before."""
    before = (document for document in documents if document.mentions[0].start < mention.start)
    return max(before, key=lambda document: document.mentions[0].start, default=None)


def _written(near: list[Document]) -> list[Document]:
    """Which documents named shortly before `văn bản` may mean: letters, unless only the last of all has a number."""
    letters = [d for d in near if load_lexicon().feature("document", d.first.type, "without_number") == "letter"]
    last = max(near, key=lambda document: document.mentions[-1].start, default=None)
    if last and last.first.number and not any(letter.first.number for letter in letters):
        return [last]
    return letters or (near if len(near) == 1 else [])


def _is_vague(mention: DocumentMention) -> bool:
    """Whether only its issuer tells which document is meant: `quyết định của Bộ Chính trị`."""
    told = mention.number or mention.title or mention.subject or mention.issued
    return bool(mention.issuers) and not (mention.group or told)


def _meant(vague: Document, documents: Sequence[Document], issued: Mapping[int, str]) -> Document | None:
    """The document of the issuer that only a verb tells, else the only one of which nobody tells the issuer.

    Example:
        `Thủ tướng đã ban hành công điện chấn chỉnh lễ hội` and later `công điện của Thủ tướng`.
    """
    own = issuer_label(vague.first.issuers[0])
    others = [d for d in documents if d is not vague and d.first.type == vague.first.type and not d.first.issuers]
    same = [document for document in others if f"{issued.get(id(document), '')} ".startswith(f"{own} ")]
    unknown = [d for d in others if id(d) not in issued and not d.first.number]
    alone = len(unknown) == 1 and load_lexicon().feature("document", vague.first.type, "without_number") == "issuer"
    return next(iter(same), unknown[0] if alone else None)
