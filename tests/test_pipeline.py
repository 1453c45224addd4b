"""The pipeline that articles are read with is spaCy's: named components, which write on the Doc, are saved, loaded, batched and shown."""

from __future__ import annotations

import doctest
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.domain import ONTOLOGY
from kg.errors import UsageError
from kg.extraction import extract, extract_all
from kg.extraction.components import mentions_of
from kg.language import load_pipeline
from kg.reading import read

HERE = Path(__file__).parent
TEXT = "2023年5月6日，海灯大学与嘉兴市人民政府共建海灯研究院，落户企业30余家。\n去年，海灯研究院引进博士12名，产值增长15.5%。"
NAMES = {
    ("海灯大学", "University"),
    ("嘉兴市人民政府", "GovernmentBody"),
    ("海灯研究院", "ResearchInstitute"),
}
COMPONENTS = [
    "kg_sentences",
    "kg_words",
    "kg_resegmentation",
    "kg_dates",
    "kg_mentions",
    "kg_tagger",
    "kg_clauses",
    "kg_quantities",
]
ARTICLES = sorted((ONTOLOGY / "training").glob("*.txt"))[:12]
READ = """
import pickle, sys, spacy
from kg.extraction import extract
from kg.reading import read
nlp = spacy.load(sys.argv[1])
sys.stdout.buffer.write(pickle.dumps([extract(read(path), nlp) for path in sys.argv[2:]]))
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def texts(doc: Doc, key: str) -> list[str]:
    return [span.text for span in doc.spans[key]]


def test_each_step_is_a_component_by_its_name(nlp: Language) -> None:
    assert nlp.pipe_names == COMPONENTS


def test_each_component_writes_what_it_finds_on_the_doc(doc: Doc) -> None:
    assert doc.text == TEXT
    assert [s.text for s in doc.sents if s.text.strip()] == TEXT.splitlines()
    assert [t.tag_ for t in doc if t.text == "共建"] == ["v"]
    assert [(s.text, s.kb_id_) for s in doc.spans["dates"]][0] == ("2023年5月6日", "2023-05-06")
    assert {(s.text, s.label_) for s in doc.spans["mentions"]} >= NAMES
    assert "嘉兴市" in doc.spans["nested"].attrs["names"]
    assert texts(doc, "clauses")[:2] == ["2023年5月6日", "海灯大学与嘉兴市人民政府共建海灯研究院"]
    assert [(s.kb_id_, s.id_) for s in doc.spans["quantities"]] == [("30 家", ">"), ("12 名", "="), ("15.5 %", "=")]


def test_what_was_found_within_a_word_has_its_exact_offsets(doc: Doc) -> None:
    group = doc.spans["nested"]
    assert [TEXT[a:b] for a, b in group.attrs["offsets"]] == group.attrs["names"]


def test_displacy_shows_the_mentions(doc: Doc) -> None:
    page = displacy.render(doc, style="span", jupyter=False)
    assert all(label in page for _, label in NAMES)
    assert displacy.render(doc, style="span", options={"spans_key": "mentions"}, jupyter=False) == page


def test_a_saved_pipeline_gives_the_same_answers_in_a_fresh_process(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    done = subprocess.run(
        [sys.executable, "-c", READ, tmp_path / "pipeline", *ARTICLES[:3]], capture_output=True, check=True
    )
    import pickle  # what the process above wrote, nothing of a stranger's

    assert pickle.loads(done.stdout) == [extract(read(path), nlp) for path in ARTICLES[:3]]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The folder of the second, tiny domain."""
    folder = tmp_path / "domain"
    folder.mkdir()
    for path in (HERE / "domain").glob("*.ttl"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_a_saved_pipeline_carries_its_domain_with_it(tiny: Path, tmp_path: Path) -> None:
    article = read(next((HERE / "domain" / "texts").glob("*.txt")))
    first = load_pipeline(tiny)
    said = extract(article, first)
    first.to_disk(tmp_path / "pipeline")
    data = first.to_bytes()
    shutil.rmtree(tiny)
    assert said.facts
    second = spacy.load(tmp_path / "pipeline")
    second.to_disk(tmp_path / "pipeline")  # where it lies
    shutil.rmtree(tmp_path / "pipeline")
    assert extract(article, second) == said
    assert extract(article, load_pipeline().from_bytes(data)) == said


def test_a_domain_that_is_saved_over_another_leaves_nothing_of_it(tiny: Path, nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    load_pipeline(tiny).to_disk(tmp_path / "pipeline")
    assert not list((tmp_path / "pipeline").rglob("tagger.onnx"))


def test_contexts_stay_with_their_texts(nlp: Language) -> None:
    pairs = [("海灯大学成立。", 1), ("", 2), ("嘉兴市很大。", 3)]
    assert [(doc.text, n) for doc, n in nlp.pipe(pairs, as_tuples=True)] == pairs


@pytest.mark.parametrize("text", ["海灯大学 ", "好。 2023年海灯大学成立。 2024年", " 海灯大学  与\t嘉兴市。"])
def test_words_of_another_tokenizer_keep_the_text(text: str) -> None:
    nlp = spacy.blank("zh")
    for name in ("kg_sentences", "kg_words", "kg_resegmentation"):
        nlp.add_pipe(name)
    assert nlp(text).text == text


def test_sentences_begin_at_the_token_after_a_space() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_sentences")
    assert [s.text for s in nlp("好。 嘉兴市很大。 杭州市也是。").sents] == ["好。", "嘉兴市很大。", "杭州市也是。"]


def test_mentions_that_somebody_changes_are_read_as_they_are(doc: Doc) -> None:
    changed = doc.copy()
    changed.spans["mentions"] = [span for span in changed.spans["mentions"] if span.label_ == "University"]
    changed.spans["mentions"].append(changed[0:1])
    assert [m.name for m in mentions_of(changed, "mentions")] == ["海灯大学", changed[0].text]


def test_what_others_have_found_is_carried_over(nlp: Language) -> None:
    made = nlp.make_doc("海灯大学成立。")
    made.ents = [made.char_span(0, 4, "ORG")]
    made.spans["sc"] = [made.char_span(0, 4, "MINE")]
    made.cats = {"news": 1.0}
    doc = nlp(made)
    assert ([e.text for e in doc.ents], doc.cats) == (["海灯大学"], {"news": 1.0})
    assert [s.label_ for s in doc.spans["sc"]] == ["MINE"]


def test_a_pipeline_goes_to_other_processes(nlp: Language) -> None:
    import pickle  # as multiprocessing does

    doc = pickle.loads(pickle.dumps(nlp))("海灯大学成立。")
    assert texts(doc, "mentions") == ["海灯大学"]


def test_a_text_that_cannot_be_read_is_not_the_end_of_the_others(nlp: Language) -> None:
    words = nlp.get_pipe("kg_words")
    heard: list[str] = []
    words.set_error_handler(lambda name, component, docs, error: heard.append(name))
    good, bad = nlp.make_doc("嘉兴市很大。"), nlp.make_doc("没有句子")
    good = nlp.get_pipe("kg_sentences")(good)
    assert [doc.text for doc in words.pipe([good, bad, good])] == [good.text, good.text]
    assert heard == ["kg_words"]
    words.set_error_handler(spacy.util.raise_error)


@pytest.mark.parametrize("anchor", ["2023-13", "2024-02-30", "2023/2024", "20240305", "foo", ""])
def test_an_anchor_that_is_no_date_is_refused(anchor: str) -> None:
    with pytest.raises(UsageError, match="not a day, month or year in EDTF"):
        spacy.blank("zh").add_pipe("kg_dates", config={"anchor": anchor})


def test_a_folder_that_is_no_ontology_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no ontology: it must hold lexicon.ttl"):
        load_pipeline(tmp_path)


def test_facts_are_read_only_with_all_components(nlp: Language) -> None:
    with nlp.select_pipes(disable=["kg_clauses"]), pytest.raises(UsageError, match="the pipeline has no kg_clauses"):
        extract(read(ARTICLES[0]), nlp)


def test_articles_read_together_say_what_each_says_alone(nlp: Language) -> None:
    documents = [read(path) for path in ARTICLES]
    alone = [extract(document, nlp) for document in documents]
    assert list(extract_all(documents, nlp)) == alone


def test_docs_of_a_batch_are_those_of_each_text(nlp: Language) -> None:
    several = [path.read_text(encoding="utf-8") for path in ARTICLES]
    for batch_size in (1, 5):
        for text, doc in zip(several, nlp.pipe(several, batch_size=batch_size), strict=True):
            alone = nlp(text)
            assert [(t.text, t.tag_) for t in doc] == [(t.text, t.tag_) for t in alone]
            assert texts(doc, "mentions") == texts(alone, "mentions")


def test_docs_are_written_and_read_as_spacy_does(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "docs.spacy")
    (back,) = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab)
    for key in ("dates", "mentions", "nested", "clauses", "quantities"):
        assert [(s.text, s.label_, s.kb_id_) for s in back.spans[key]] == [
            (s.text, s.label_, s.kb_id_) for s in doc.spans[key]
        ]


def test_dates_alone_stand_in_a_pipeline_of_somebody_elses() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_dates", config={"anchor": "2024-03-05"})
    doc = nlp("去年5月开工，今年3月1日通车。")
    assert [(s.text, s.kb_id_, s.label_) for s in doc.spans["dates"]] == [
        ("去年5月", "2023-05", "DATE"),
        ("今年3月1日", "2024-03-01", "DATE"),
    ]


def test_other_pipelines_load_nothing_of_the_reader() -> None:
    words = "import sys, spacy; spacy.blank('en'); print([m for m in sys.modules if m.startswith('kg.')])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['kg.factories']"


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000\n\u3000", "。", "a", "😀", "、、、", "“", "\0"])
def test_texts_of_nothing_are_docs_of_nothing(text: str, nlp: Language) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert not doc.spans["mentions"]


def test_the_examples_of_the_page_for_spacys_users_are_true() -> None:
    page = HERE.parent / "docs" / "pipeline.md"
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8") == (0, 12)
