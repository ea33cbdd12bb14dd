"""One document with every kind of block, and every character that has ever broken a file format."""

from __future__ import annotations

from workshops.artefacts.pathways.formats.windows import SIZE
from workshops.document import (
    Clause,
    Document,
    Figure,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
    Trace,
    numbered,
)

HOSTILE = (
    '#import "x.typ": *',
    "#panic()",
    "<script>alert(1)</script>",
    "=1+1",
    '=HYPERLINK("http://example.com")',
    "]]>",
    "\\",
    "\\input{x}",
    "@ref @not-there",
    "$x$ *bold* _under_ `code` ~ ^",
    "<w:p/>&amp;&nbsp;",
    "{{ name }} {% x %}",
    "https://example.com/?a=1&b=2",
    "tab\there",
    "two\nlines",
    "nul\x00 bell\x07 lone\ud800 not\ufffe override\u202e end",
    "smile 😀 family 👨‍👩‍👧 flag 🏴",
    "你好，世界",
    "مرحبا",
    "Żółć, Ŵŷ, Àbhaile, Київ",
    "'single' \"double\" -- --- ...",
)

MAP = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200" width="640" height="200"
 font-family="Atkinson Hyperlegible Next, sans-serif" font-size="15">
<rect x="0.5" y="0.5" width="639" height="99" fill="none" stroke="#555"/>
<rect x="0.5" y="100.5" width="639" height="99" fill="none" stroke="#555"/>
<text x="12" y="54" font-weight="700">Young person</text>
<text x="12" y="154" font-weight="700">The Hub</text>
<rect x="150" y="30" width="130" height="44" rx="22" fill="none" stroke="#000" stroke-width="2"/>
<text x="215" y="57" text-anchor="middle">T1 At risk</text>
<rect x="330" y="128" width="130" height="44" rx="6" fill="none" stroke="#000" stroke-width="2"/>
<text x="395" y="155" text-anchor="middle">T3 你</text>
<path d="M280 52H395V126" fill="none" stroke="#000" stroke-width="2"/>
</svg>"""

OUTCOMES = Table(
    name="Outcomes",
    caption="Outcomes and who keeps them",
    header=("Id", "In our own words", "Formal wording", "People", "Share"),
    rows=(
        ("O1", "I know where I will sleep tonight", "The young person has settled accommodation", 12, 0.5),
        ("O2", "=1+1", (Run("Agreed with "), Run("R-002", to="R-002")), None, 0.25),
        *((f"O{n}", f"Own words number {n}", "Formal words that run on for long enough to wrap " * 2, n, None)
          for n in range(3, 31)),
    ),
    widths=(1, 4, 5, 1, 1),
    anchor="table-outcomes",
)  # fmt: skip


def requirement(number: int) -> Clause:
    """An ordinary requirement of three lines."""
    return Clause(
        ref=f"R-{number:03}",
        words="The provider MUST keep one record, which the young person can read, and SHOULD NOT ask twice.",
        strength="MUST",
        plain="You tell it once.",
        status="Agreed 30 June 2026.",
        thread=(
            Trace("Hypothesis", "H1", "We think too many doors lose people.", to="H1"),
            Trace("Step", "A3", "Asked again at the counter"),
        ),
        anchor=f"R-{number:03}",
    )


def sample() -> Document:
    """The rich sample."""
    return Document(
        title="A safe place to live",
        kind="Service specification",
        subtitle="For young people who are homeless or at risk",
        reference="CG-2026-014",
        status="Draft for engagement",
        version="0.4",
        date="2026-07-01",
        cover=(
            ("Version", "0.4, 1 July 2026"),
            ("Owner", "Priya Nair, commissioner"),
            ("Not agreed", "5 items, see Annex A"),
        ),
        tag="Teaching example, from a published 2012 case",
        blocks=(*numbered((_service(), _outcomes())), _annex()),
        registers=(OUTCOMES, Table("Empty", "Nothing here", ("Id", "Words"), ())),
    )


def hostile() -> Document:
    """The hostile texts in every place that takes text."""
    blocks = tuple(_hostile_section(text, place) for place, text in enumerate(HOSTILE))
    text = " ".join(HOSTILE)
    return Document(
        title=text,
        kind=text,
        subtitle=text,
        reference=text,
        status=HOSTILE[2],
        version=HOSTILE[3],
        date="not a date",
        cover=((text, text),),
        tag=HOSTILE[0],
        blocks=blocks,
        registers=(Table("a/b:c*d?[e]'", text, (*HOSTILE,), ((*HOSTILE,),)),) * 2,
    )


def long_one(pages: int) -> Document:
    """About as many pages of requirements as asked for."""
    clauses = tuple(requirement(number) for number in range(1, pages * 9))
    return Document("Long", "Service specification", (Section("Requirements", clauses, "1"),), date="2026-07-01")


def _service() -> Section:
    opening = Paragraph((Run("One service, "), Run("one door", strong=True), Run(". See "), Run("R-002", to="R-002")))
    requirements = Section("Requirements", (_first(), requirement(2), _unthreaded(), *map(requirement, range(4, 9))))
    return Section("Service and pathway", (opening, requirements, _pathway()), anchor="service")


def _pathway() -> Section:
    steps = ("T1 goes to T3", "T3")
    return Section(
        "How it could be",
        (
            Figure(MAP, "A map with two lanes and two steps", "Figure 1. How it could be", steps, anchor="figure-1"),
            Figure(MAP, "The same map, large", "Figure 2. The whole map", steps, wide=True),
            Figure("<svg broken", "What the drawing shows", "Figure 3. Broken", ("One", "Two")),
        ),
    )


def whole_sheet() -> Document:
    """A map as high and wide as a sheet of paper may be."""
    drawn = MAP.partition(">")[2]
    wide, high = SIZE
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">{drawn}'
    return Document("A whole sheet", "Specification", (Figure(svg, "A map", "Figure 1. All of it", wide=True),))


def headed_sheet() -> Document:
    """The same map as the first thing of a section within a section."""
    whole = whole_sheet()
    maps = Section("The maps", (Section("How it is now", whole.blocks, "D.1"),), "D")
    return Document(whole.title, whole.kind, (Section("Before", (Paragraph("Words."),), "C"), maps))


def _first() -> Clause:
    notes = (Note("inferred", "The source does not say who pays."), Note("invented", "The share is invented."))
    return Clause("R-001", "A young person MUST NOT be sent away.", "MUST", status="Drafted.", thread=(
        Trace("Said", "", "“I told it four times and nobody wrote it down.”"), Trace("Outcome", "O1", to="nowhere"),
    ), notes=notes, anchor="R-001")  # fmt: skip


def _unthreaded() -> Clause:
    return Clause("R-003", "The service MAY open at weekends.", "MAY", thread=(), anchor="R-003")


def _outcomes() -> Section:
    return Section("Outcomes", (OUTCOMES, ItemList(("First", (Run("Second"),)), ordered=True), ItemList(("Loose",))))


def _annex() -> Section:
    blocks = (
        Quote("Most come back. We lose sight of them.", "Council housing"),
        Note("warning", "One objection is not met."),
        Note("info", "Left out: two indicators that nobody reads."),
        Clause("WTA-10", "We share what we know.", notes=(Note("info", "Reworded once."),), anchor="WTA-10"),
        Clause("H1", "We think too many doors lose people.", anchor="H1"),
    )
    return Section("Not agreed", blocks, number="Annex A", anchor="annex-a")


def _hostile_section(text: str, place: int) -> Section:
    clause = Clause(text, text, "MUST", text, text, (Trace(text, text, text, to=text),), (Note("info", text),), text)
    return Section(
        text,
        (
            Paragraph((Run(text, strong=True), Run(text, to=HOSTILE[place - 1]), Run(text, to="javascript:alert(1)"))),
            ItemList((text, text), ordered=place % 2 == 0),
            Table(text, text, (text, text), ((text, text), (None, text))),
            Figure(f"<svg xmlns='x'>{text}", text, text, (text,)),
            Note("warning", text),
            Quote(text, text),
            clause,
        ),
        number=str(place),
        anchor=f"{text}{place}",
    )
