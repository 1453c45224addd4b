"""A stranger's query reaches no network however it is written, and a stranger's parameter is a value and nothing else."""

from __future__ import annotations

import socket
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest
from command import kg as command
from graphs_by_hand import E, with_every_term
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kg
from kg.query.engine import Question, answer_to
from kg.query.limits import Limits
from kg.query.sparql import has_keyword


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with each kind of term, as a file."""
    return with_every_term(tmp_path_factory.mktemp("safe"))


@pytest.fixture(scope="module")
def graph(path: Path) -> kg.Graph:
    """The same graph. Look at it, do not change it."""
    return kg.load(path)


# ── No network ─────────────────────────────────────────────────────────────


class Listener:
    """A server on loopback that counts who calls."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.heard = 0
        Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        while True:
            caller, _ = self.socket.accept()
            self.heard += 1
            with caller:
                caller.recv(10_000)
                caller.sendall(b"HTTP/1.1 500 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


HIDING = [
    "",
    "#x\r",
    "#x\n",
    "#\\u000a\n",
    " \t",
    'BIND("""a\\"""" AS ?s1) ',
    "BIND('''a\\'''' AS ?s2) ",
    'BIND("#" AS ?s3)',
    "BIND('\\\\' AS ?s4)",
    'BIND("\\"#" AS ?s5)',
    "?t1 ?u1 x:b\\#c. ",
    "?t2 ?u2 x:b#c.\r.",
    "?t3 ?u3 x:b#>\n.",
    "?t4 ?u4 x:b\\..",
    f"?t5 ?u5 <{E}b#c>. ",
    "?t6 ?u6 true",
    "?t7 ?u7 1",
    "?t8 ?u8 1.0",
    "?t9 ?u9 1e5.",
    '?ta ?ua "x"@zh.',
    '?tb ?ub "x"',
    "?tc ?uc ?vc.",
    "FILTER(1<2)",
    "FILTER(1<?d0||2>1)",
    "OPTIONAL{}",
    "VALUES ?e { <URL> }",
]
CALLS = [
    "SERVICE <URL>",
    "service<URL>",
    "SeRvIcE\r<URL>",
    "SERVICE#c\r<URL>",
    "SERVICE SILENT <URL>",
    "SERVICESILENT<URL>",
    "SERVICE:x",
    "SERVICE:",
    "SERVICESILENT:x#c\n",
    "service:x",
    "\\u0053ERVICE <URL>",
    "\\U00000053ERVICE <URL>",
    "SERVICE <\\u0068ttp\\u003A//HOST>",
    "SERVICE ?e",
    "SERVICE$e",
    "FILTER(1<?b)SERVICE:#>\n",
    "FILTER(1<?b).SERVICE:#>\n",
]
AROUND = [
    "SELECT * {%s}",
    "ASK{%s}",
    "SELECT * WHERE{ OPTIONAL{%s} }",
    "SELECT * { {SELECT * {%s}} }",
    "SELECT * { {} UNION {%s} }",
    "SELECT * { {} MINUS {%s} }",
    "SELECT (EXISTS{%s} AS ?z) {}",
    "SELECT * { FILTER NOT EXISTS{%s} }",
    "SELECT * {} ORDER BY EXISTS{%s}",
    "CONSTRUCT {?g1 ?g2 ?g3} WHERE {%s}",
    "DESCRIBE ?g1 {%s}",
    "#'\nSELECT * {%s} #'",
]
PROLOGUES = [f"PREFIX : <URL> PREFIX x: <{E}> ", f"PREFIX : <URL> PREFIX x: <{E}> PREFIX service: <URL> "]


@st.composite
def hidden(draw: st.DrawFn) -> str:
    """A query that calls a server from an odd place."""
    before = "".join(draw(st.lists(st.sampled_from(HIDING), max_size=3, unique=True)))
    call = draw(st.sampled_from(CALLS)) + draw(st.sampled_from(["{?g1 ?g2 ?g3}", " { }", "\r{?g1 ?g2 ?g3 }"]))
    return draw(st.sampled_from(PROLOGUES)) + draw(st.sampled_from(AROUND)) % (before + call + " ")


def at(listener: Listener, query: str) -> str:
    return query.replace("URL", listener.url).replace("HOST", listener.url.removeprefix("http://"))


def evaluate(graph: kg.Graph, query: str, listener: Listener) -> bool:
    """Lets the bare engine run a query, as kg never does; whether the listener heard of it."""
    before = listener.heard
    try:
        answer = graph.store.query(query)
        assert isinstance(answer, ox.QueryBoolean) or list(answer) is not None
    except (SyntaxError, OSError, RuntimeError):
        pass
    return listener.heard > before


@pytest.mark.parametrize("around", AROUND)
def test_the_listener_hears_a_query_that_nobody_stops(around: str, graph: kg.Graph, listener: Listener) -> None:
    assert evaluate(graph, at(listener, around % "SERVICE <URL> {?g1 ?g2 ?g3}"), listener)


SLOWLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOWLY
@given(query=hidden())
def test_a_worker_reaches_no_network_however_the_query_is_written(
    query: str, graph: kg.Graph, listener: Listener
) -> None:
    before = listener.heard
    try:
        answer = answer_to(Question(graph.store, at(listener, query), {}), Limits.of())
        assert isinstance(answer, ox.QueryBoolean) or list(answer) is not None
    except (SyntaxError, OSError, RuntimeError):
        pass
    assert listener.heard == before


@SLOWLY
@given(query=hidden())
@example(query=PROLOGUES[0] + "SELECT * {" + HIDING[10] + "SERVICE:x{} }")
def test_a_query_that_asks_a_server_is_refused_before_it_is_run(
    query: str, graph: kg.Graph, listener: Listener
) -> None:
    query = at(listener, query)
    if has_keyword("SERVICE", query):
        with pytest.raises(kg.UsageError, match="^query: SERVICE asks a server on the network, and kg asks none"):
            graph.query(query)
    else:  # x:b\\..SERVICE:x{…} is a name and a group
        assert not evaluate(graph, query, listener)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p 'SERVICE <http://e.org> {}' } # SERVICE",
        "PREFIX service: <http://e.org/> SELECT * { GRAPH service:x { ?s ?p service:y , <http://e.org/SERVICE> } }",
        "PREFIX service: <http://e.org/> SELECT * { service:x service:y ?SERVICE . FILTER(?SERVICE < 5) }",
        'SELECT * { ?s ?p "x"@service , """a"SERVICE""" , _:SERVICE . FILTER(?s<?p && "SERVICE" > ?s) }',
    ],
)
def test_a_query_that_only_speaks_of_service_is_answered(query: str, graph: kg.Graph) -> None:
    assert list(graph.query(query)) == []


@pytest.mark.parametrize(
    "clause", [f"FROM <{E}a>", f"FROM NAMED <{E}a>", "FROM tkg:x", "#x\rFROM<http://e.org>", "from:x"]
)
def test_from_says_that_it_is_not_followed(clause: str, graph: kg.Graph) -> None:
    with pytest.raises(kg.UsageError, match=r"^query: (FROM is not followed|line 1)"):
        graph.query(f"PREFIX from: <{E}> SELECT * {clause} {{ ?s ?p ?o }}")


# ── Values of parameters ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("s=http://[x", "s: http://[x is no IRI: "),
        ("s=http://e.org/%zz", "s: http://e.org/%zz is no IRI: "),
        ("a b=1", "a b: no variable of a query can have this name"),
        ("?s=1", "?s: no variable"),
        ("s=\udc80", "s: its value holds half a character"),
        ("\udc80=x", "no variable of a query can have this name"),
    ],
)
def test_a_parameter_that_can_be_none_is_told_in_one_line(setting: str, said: str, path: Path) -> None:
    done = command("query", path, "SELECT ?s ?p { ?s ?p ?o }", "--set", setting)
    assert (done.code, done.out) == (2, "")
    assert said in done.error


@SLOWLY
@given(value=st.text(st.characters(codec=None)) | st.text("http://[]%:@?#x星").map(lambda end: "http://" + end))
@example(value="}} SERVICE <http://e.org/> {{")
@example(value='"""')
def test_whatever_a_parameter_holds_is_a_value_and_nothing_else(value: str, graph: kg.Graph) -> None:
    try:
        answer = graph.query("SELECT ?o ?kept { BIND(STR(?o) AS ?kept) }", o=value)
    except kg.UsageError as error:
        assert str(error).startswith("o: ")
    else:
        assert [row["kept"] for row in answer] in ([value], [])


def test_a_parameter_is_text(graph: kg.Graph) -> None:
    with pytest.raises(kg.UsageError, match="^o: a parameter is text, not int"):
        graph.query("SELECT ?o { ?s ?p ?o }", o=1)  # type: ignore[arg-type]
    with pytest.raises(kg.UsageError, match="^name: a parameter is text, not NamedNode"):
        graph.query("evidence", name=ox.NamedNode(E))  # type: ignore[arg-type]
