"""Random pairs of Word documents, and what each says by the hand that made it.

A pair knows three texts, none of which the package under test has computed: `rejected`, the text before without the
changes that still wait in it; `standing`, the text before as it stands; and `accepted`, the text after as it stands.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

ALPHA, BETA, GAMMA = "Alpha", "Beta & Söhne", "Gamma"
DATES = {ALPHA: "2025-01-02T03:04:05Z", BETA: "2025-02-03T00:00:00Z", GAMMA: "2025-03-04T00:00:00Z"}

WORDS = {
    "en": "the parties shall agree that any territory and each border remains open until all forces withdraw within "
    "30 days of 800,000 troops Article 5bis “the Commission” [may] [shall/should] not (a) before 26 November 2025",
    "uk": "сторони погоджуються що гуманітарний комітет відкриває кордон протягом 60 днів та не пізніше",
    "ar": "يتفق الطرفان على أن تفتح اللجنة الحدود خلال 30 يوما ولا تسحب القوات",
    "he": "הצדדים מסכימים כי הוועדה תפתח את הגבול בתוך 30 ימים",
    "zh": "双 方 同 意 委 员 会 应 在 三 十 天 内 开 放 边 界 并 不 得 撤 军",
}
LOOKS = ("", "", "", "b", "i", "u")


@dataclass(frozen=True)
class Bit:
    text: str
    look: str = ""
    ins: str = ""
    gone: str = ""
    move: str = ""


@dataclass(frozen=True)
class Par:
    bits: tuple[Bit, ...]
    kind: str = "text"  # text, heading, numbered, break
    ins: str = ""
    gone: str = ""
    move: str = ""

    @property
    def standing(self) -> str:
        return "".join(bit.text for bit in self.bits if not bit.gone)

    @property
    def original(self) -> str:
        return "".join(bit.text for bit in self.bits if not bit.ins)


@dataclass(frozen=True)
class Tab:
    rows: tuple[tuple[tuple[Par, ...], ...], ...]


@dataclass(frozen=True)
class Pair:
    name: str
    before: bytes
    after: bytes
    rejected: list[str]
    standing: list[str]
    accepted: list[str]
    authors: frozenset[str] = field(default_factory=frozenset)


def pair(seed: int) -> Pair:
    """The pair of that number. Every third one has changes that wait before, every fourth is tracked after."""
    rng = random.Random(seed)
    language = rng.choice(["en", "en", "en", *WORDS])
    items = whole([piece for at in range(rng.randint(1, 60)) for piece in made(rng, language, at)])
    old = pending(rng, items) if seed % 3 == 0 else items
    new = changed(rng, [flat(item) for item in standing_items(old)], language, tracked=seed % 4 == 1)
    return Pair(
        name=f"pair{seed:03}",
        before=written(old),
        after=written(new),
        rejected=spoken(old, "original"),
        standing=spoken(old, "standing"),
        accepted=spoken(new, "standing"),
        authors=frozenset(bit.ins or bit.gone for par in pars(old) for bit in par.bits if bit.ins or bit.gone),
    )


# -- a text -----------------------------------------------------------------------------------------------------------


def made(rng: random.Random, language: str, at: int) -> Iterator[Par | Tab]:
    draw = rng.random()
    if draw < 0.06:
        yield Par(())
    elif draw < 0.14:
        yield Par((Bit(f"Article {at}: {sentence(rng, language, 4)}"),), "heading")
    elif draw < 0.3:
        yield Par(bits(rng, sentences(rng, language)), "numbered")
    elif draw < 0.36:
        rows = rng.randint(1, 4), rng.randint(1, 3)
        yield Tab(tuple(tuple(cell(rng, language) for _ in range(rows[1])) for _ in range(rows[0])))
    elif draw < 0.39:
        yield Par(bits(rng, sentences(rng, language)), "break")
    else:
        number = rng.choice(["", f"{at}.\t", f"({chr(97 + at % 26)})\t", f"§ {at} "])
        yield Par(bits(rng, number + sentences(rng, language)))


def cell(rng: random.Random, language: str) -> tuple[Par, ...]:
    return tuple(Par(bits(rng, sentence(rng, language, rng.randint(1, 8)))) for _ in range(rng.choice([1, 1, 2])))


def sentence(rng: random.Random, language: str, length: int) -> str:
    words = WORDS[language].split()
    text = ("" if language == "zh" else " ").join(rng.choice(words) for _ in range(length))
    return text + ("。" if language == "zh" else ".")


def sentences(rng: random.Random, language: str) -> str:
    return " ".join(sentence(rng, language, rng.randint(4, 25)) for _ in range(rng.choice([1, 1, 2, 3])))


def bits(rng: random.Random, text: str) -> tuple[Bit, ...]:
    cuts = sorted({0, len(text), *(rng.randint(0, len(text)) for _ in range(rng.choice([0, 0, 1, 3])))})
    return tuple(Bit(text[a:b], rng.choice(LOOKS)) for a, b in pairwise(cuts))


def whole(items: Sequence[Par | Tab]) -> list[Par | Tab]:
    """With a plain paragraph before and after every table and at the end.

    Programs write none without. That it is no heading is for pandoc: where a heading is the last paragraph before a
    table, and new, the mark before it is what was inserted, and pandoc runs no heading together with its neighbours.
    """
    found: list[Par | Tab] = []
    for item in items:
        if isinstance(item, Tab) and (not found or isinstance(found[-1], Tab) or is_heading(found[-1])):
            found.append(Par((Bit("Between."),)))
        found.append(item)
    if isinstance(found[-1], Tab) or is_heading(found[-1]):
        found.append(Par((Bit("End."),)))
    return found


def is_heading(item: Par | Tab) -> bool:
    return isinstance(item, Par) and item.kind == "heading"


def can_join(items: Sequence[Par | Tab], at: int) -> bool:
    """Whether a paragraph can run into the next one. pandoc runs no heading together with its neighbours."""
    pair_ = items[at : at + 2]
    return len(pair_) == 2 and isinstance(pair_[1], Par) and not any(map(is_heading, pair_))


# -- changes ----------------------------------------------------------------------------------------------------------


def pending(rng: random.Random, items: list[Par | Tab]) -> list[Par | Tab]:
    """Changes of two earlier authors, which still wait; some are struck by the second what the first one put in."""
    out: list[Par | Tab] = []
    for at, item in enumerate(items):
        joins = can_join(items, at)
        if isinstance(item, Tab) or rng.random() < 0.5 or not item.bits:
            out.append(item)
            continue
        draw = rng.random()
        if draw < 0.2 and joins:
            out.append(Par(tuple(replace(bit, ins=ALPHA) for bit in item.bits), item.kind, ins=ALPHA))
        elif draw < 0.4 and joins:
            out.append(Par(tuple(replace(bit, gone=BETA) for bit in item.bits), item.kind, gone=BETA))
        elif draw < 0.5 and joins:
            out.append(replace(item, gone=BETA))
        elif draw < 0.6 and joins:
            out.append(replace(item, ins=ALPHA))
        else:
            extra = Bit("was added by Alpha ", ins=ALPHA)
            struck = Bit("and struck by Beta ", ins=ALPHA, gone=BETA)
            gone = Bit("Beta struck this ", gone=BETA)
            out.append(replace(item, bits=(item.bits[0], extra, struck, gone, *item.bits[1:])))
    return out


def standing_items(items: Sequence[Par | Tab]) -> list[Par | Tab]:
    """The text as it stands, without a trace of how it came to."""
    out: list[Par | Tab] = []
    waiting: tuple[Bit, ...] = ()
    for item in items:
        if isinstance(item, Tab):
            out.append(item)
            continue
        kept = (*waiting, *(Bit(bit.text, bit.look) for bit in item.bits if not bit.gone))
        waiting = kept if item.gone else ()
        if not item.gone:
            out.append(Par(kept, item.kind))
    return out


def flat(item: Par | Tab) -> Par | Tab:
    return item


def changed(rng: random.Random, items: list[Par | Tab], language: str, *, tracked: bool) -> list[Par | Tab]:
    """The text after. Where `tracked`, about half of the changes are marked as Gamma's."""
    rate = rng.choice([0.05, 0.2, 0.5])
    out: list[Par | Tab] = []
    for at, item in enumerate(items):
        joins = at + 1 < len(items) and isinstance(items[at + 1], Par)
        hand = GAMMA if tracked and rng.random() < 0.5 else ""
        if rng.random() > rate:
            out.append(item)
        elif isinstance(item, Tab):
            out += changed_table(rng, item, language)
        else:
            out += changed_par(rng, item, language, hand, joins=joins, runs_on=can_join(items, at))
    for _ in range(rng.choice([0, 0, 1, 3])):
        out = moved(rng, out, GAMMA if tracked and rng.random() < 0.5 else "")
    return whole(out or [Par((Bit("All is new."),))])


def changed_par(
    rng: random.Random, item: Par, language: str, hand: str, *, joins: bool, runs_on: bool
) -> list[Par | Tab]:
    draw = rng.random()
    new = Par((Bit(sentences(rng, language), ins=hand),), rng.choice(["text", "numbered"]), ins=hand)
    if draw < 0.15:
        if hand and joins:
            return [Par(tuple(replace(bit, gone=hand) for bit in item.bits), item.kind, gone=hand)]
        return [item] if hand else []
    if draw < 0.3:
        return [new, item]
    if draw < 0.45 and len(item.standing) > 40:
        cut = item.standing.find(" ", len(item.standing) // 2)
        if cut > 0:
            first, second = cut_at(item.bits, cut)
            return [Par(first, item.kind, ins=hand), Par(second, item.kind)]
    if draw < 0.55 and joins:
        if not hand:
            return [replace(item, gone="join")]
        return [replace(item, gone=GAMMA)] if runs_on else [item]
    if draw < 0.65:
        return [replace(item, bits=tuple(replace(bit, look=rng.choice(LOOKS)) for bit in item.bits))]
    return [replace(item, bits=edited(rng, item.bits, language, hand))]


def edited(rng: random.Random, old: tuple[Bit, ...], language: str, hand: str) -> tuple[Bit, ...]:
    out: list[Bit] = []
    for bit in old:
        words = bit.text.split(" ")
        for at, word in enumerate(words):
            gap = " " if at + 1 < len(words) else ""
            if rng.random() > 0.15:
                out.append(replace(bit, text=word + gap))
                continue
            if hand:
                out.append(replace(bit, text=word + gap, gone=hand))
            if rng.random() < 0.8:
                out.append(replace(bit, text=sentence(rng, language, rng.randint(1, 3)) + gap, ins=hand))
    return tuple(out)


def cut_at(old: tuple[Bit, ...], place: int) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    first: list[Bit] = []
    second: list[Bit] = []
    for bit in old:
        room = max(0, min(len(bit.text), place))
        first.append(replace(bit, text=bit.text[:room]))
        second.append(replace(bit, text=bit.text[room:]))
        place -= len(bit.text)
    return tuple(first), tuple(second)


def changed_table(rng: random.Random, item: Tab, language: str) -> list[Par | Tab]:
    draw = rng.random()
    width = len(item.rows[0])
    new = tuple(cell(rng, language) for _ in range(width))
    at = rng.randrange(len(item.rows))
    if draw < 0.15:
        return [Par((Bit("A table stood here."),))]
    if draw < 0.35:
        return [Tab((*item.rows[:at], new, *item.rows[at:]))]
    if draw < 0.55 and len(item.rows) > 1:
        return [Tab(item.rows[:at] + item.rows[at + 1 :])]
    if draw < 0.65:
        return [Tab(tuple((*row, cell(rng, language)) for row in item.rows))]
    column = rng.randrange(width)
    row = item.rows[at]
    pars_ = tuple(replace(par, bits=edited(rng, par.bits, language, "")) for par in row[column])
    rows = (*item.rows[:at], (*row[:column], pars_, *row[column + 1 :]), *item.rows[at + 1 :])
    return [Tab(rows)]


def moved(rng: random.Random, items: list[Par | Tab], hand: str) -> list[Par | Tab]:
    free = [
        at
        for at, item in enumerate(items[:-1])
        if isinstance(item, Par)
        and item.bits
        and isinstance(items[at + 1], Par)
        and not any(bit.ins or bit.gone for bit in item.bits)
        and not (item.ins or item.gone)
    ]
    if len(free) < 3:
        return items
    source, target = rng.sample(free, 2)
    item = items[source]
    assert isinstance(item, Par)
    rest = [other for at, other in enumerate(items) if at != source]
    target -= target > source
    if not hand:
        return [*rest[:target], item, *rest[target:]]
    name = f"m{rng.random()}"
    there = Par(tuple(replace(bit, ins=hand, move=name) for bit in item.bits), item.kind, ins=hand, move=name)
    here = Par(tuple(replace(bit, gone=hand, move=name) for bit in item.bits), item.kind, gone=hand, move=name)
    out: list[Par | Tab] = []
    for at, other in enumerate(items):
        if at == target + (target >= source):
            out.append(there)
        out.append(here if at == source else other)
    return out


# -- what it says, and the file ---------------------------------------------------------------------------------------


def pars(items: Sequence[Par | Tab]) -> Iterator[Par]:
    for item in items:
        if isinstance(item, Tab):
            for row in item.rows:
                for content in row:
                    yield from content
        else:
            yield item


def spoken(items: Sequence[Par | Tab], view: str) -> list[str]:
    """The paragraphs that hold words, their blanks made one."""
    found: list[str] = []
    waiting = ""
    for item in joined(items):
        if isinstance(item, Tab):
            found += [par.standing for par in pars([item])]
            continue
        waiting += item.standing if view == "standing" else item.original
        if not (item.gone if view == "standing" else item.ins):
            found.append(waiting)
            waiting = ""
    return [" ".join(text.split()) for text in found if text.strip()]


def joined(items: Sequence[Par | Tab]) -> list[Par | Tab]:
    """With the paragraphs joined that were merged without a mark."""
    out: list[Par | Tab] = []
    waiting: tuple[Bit, ...] = ()
    for at, item in enumerate(items):
        if isinstance(item, Tab):
            out.append(item)
            continue
        bits_ = (*waiting, *item.bits)
        follows = at + 1 < len(items) and isinstance(items[at + 1], Par)
        waiting = bits_ if item.gone == "join" and follows else ()
        if not waiting:
            out.append(replace(item, bits=bits_, gone="" if item.gone == "join" else item.gone))
    return out


def written(items: Sequence[Par | Tab]) -> bytes:
    document = docx.Document()
    body = document.element.body
    end = body[-1]
    ids = iter(range(1000, 10**6))
    for at, item in enumerate(laid := joined(items)):
        last = at + 1 == len(laid) or isinstance(laid[at + 1], Tab)
        if isinstance(item, Par):
            for element in paragraph(item, ids, last=last):
                end.addprevious(element)
            continue
        table = document.add_table(len(item.rows), len(item.rows[0]))
        for row, cells in zip(table.rows, item.rows, strict=True):
            for place, content in zip(row.cells, cells, strict=True):
                place._tc.remove(place._tc.p_lst[0])
                for par in content:
                    place._tc.extend(paragraph(par, ids, last=par is content[-1]))
        end.addprevious(table._tbl)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def element(name: str, **attributes: str):
    made_ = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made_.set(qn(f"w:{key}"), value)
    return made_


def signed(name: str, hand: str, ids: Iterator[int]):
    return element(name, id=str(next(ids)), author=hand, date=DATES[hand])


def paragraph(par: Par, ids: Iterator[int], *, last: bool) -> list:
    p = element("p")
    props = element("pPr")
    style = {"heading": "Heading2", "numbered": "ListNumber"}.get(par.kind)
    if style:
        props.append(element("pStyle", val=style))
    if par.kind == "break":
        props.append(element("pageBreakBefore"))
    if (par.ins or par.gone) and not last:
        look = element("rPr")
        for name, hand in (("moveTo" if par.move else "ins", par.ins), ("moveFrom" if par.move else "del", par.gone)):
            if hand:
                look.append(signed(name, hand, ids))
        props.append(look)
    p.append(props)
    for bit in par.bits:
        place = p
        for name, hand in (("moveTo" if bit.move else "ins", bit.ins), ("moveFrom" if bit.move else "del", bit.gone)):
            if hand:
                place.append(change := signed(name, hand, ids))
                place = change
        if bit.text:
            place.append(run(bit))
    if not par.move:
        return [p]
    kind = "moveTo" if par.ins else "moveFrom"
    start = signed(f"{kind}RangeStart", par.ins or par.gone, ids)
    start.set(qn("w:name"), par.move)
    p.insert(1, start)
    return [p, element(f"{kind}RangeEnd", id=start.get(qn("w:id")))]


def run(bit: Bit):
    r = element("r")
    if bit.look:
        r.append(look := element("rPr"))
        look.append(element(bit.look, **({"val": "single"} if bit.look == "u" else {})))
    for at, part in enumerate(bit.text.split("\t")):
        if at:
            r.append(element("tab"))
        if not part:
            continue
        text = element("delText" if bit.gone and not bit.move else "t")
        text.text = part
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        r.append(text)
    return r
