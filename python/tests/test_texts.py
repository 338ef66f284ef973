"""toli.extract and toli.stream."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import pathlib
import signal
import sqlite3
import statistics
import subprocess
import sys
import threading
import time

import pytest
from conftest import GOLD, SEED, interrupted

import toli
from toli import texts

TEXT = "Kim Jong Un visited Ulaanbaatar on Monday. He met <Tsakhia Elbegdorj> & left."


def warm() -> list[int]:
    return [worker.pid for _, worker in texts._warm.values() if worker.alive()]


def test_extract() -> None:
    document = toli.extract(TEXT, date="2012-11-21")
    got = [(m.text, m.label, m.entity_id or m.date) for m in document]
    assert got == [
        ("Kim Jong Un", "PERSON", "person.kp.kim-jong-un"),
        ("Ulaanbaatar", "PLACE", "place.mn.ulaanbaatar"),
        ("Monday", "DATE", "2012-11-19"),
        ("Tsakhia Elbegdorj", "PERSON", "person.mn.tsakhia-elbegdorj"),
    ]
    assert all(TEXT[m.start : m.end] == m.text for m in document)
    assert document.mentions[2].date_start == datetime.date(2012, 11, 19)
    assert repr(document) == f"<Document 0: {len(TEXT)} characters, 4 mentions>"


@pytest.mark.parametrize("date", ["2012-11-21", datetime.date(2012, 11, 21), datetime.datetime(2012, 11, 21, 23)])
def test_dates(date: object) -> None:
    assert toli.extract("He left on Monday.", date=date).mentions[0].date == "2012-11-19"


def test_undated() -> None:
    assert toli.extract("He left on Monday.").mentions[0].date_start is None


def test_characters_beyond_the_basic_plane() -> None:
    text = "😀 Улаанбаатар: Tsakhia Elbegdorj – 평양 😀 Pyongyang"
    document = toli.extract(text)
    assert len(document) >= 2
    assert all(text[m.start : m.end] == m.text for m in document)


def test_nothing_named() -> None:
    for text in ["", " \n", "it rained"]:
        document = toli.extract(text)
        assert document.mentions == () and document and document.error is None


def test_one_process_for_many_calls() -> None:
    toli.extract(TEXT)
    pids = warm()
    for _ in range(5):
        toli.extract(TEXT, date="2012")
    assert warm() == pids


def test_threads() -> None:
    want = len(toli.extract(TEXT))
    got: list[int] = []
    threads = [
        threading.Thread(target=lambda: got.extend(len(toli.extract(TEXT)) for _ in range(20))) for _ in range(8)
    ]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert got == [want] * 160


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_fork() -> None:
    want = len(toli.extract(TEXT))
    pids = warm()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_count, [TEXT] * 4) == [want] * 4
    assert warm() == pids and len(toli.extract(TEXT)) == want


def _count(text: str) -> int:
    return len(toli.extract(text))


def test_own_gazetteer(tmp_path) -> None:
    own = tmp_path / "own.tsv"
    header = "id\tname\tlabel\tkind\tcountry\taliases\tsource\n"
    own.write_text(header + "org.mn.blue-yurt\tBlue Yurt Society\tORG\t\tmn\t\town\n")
    found = toli.extract("The Blue Yurt Society met in Ulaanbaatar.", gazetteer=own).mentions
    assert [m.entity_id for m in found][0] == "org.mn.blue-yurt"
    pids = warm()
    own.write_text(header + "org.mn.red-yurt\tBlue Yurt Society\tORG\t\tmn\t\town\n")
    found = toli.extract("The Blue Yurt Society met in Ulaanbaatar.", gazetteer=own).mentions
    assert [m.entity_id for m in found][0] == "org.mn.red-yurt", "a changed file is read again"
    assert len(warm()) == len(pids), "and the worker with the old one is ended"


def test_html() -> None:
    got = toli.extract(TEXT, date="2012-11-21")._repr_html_()
    assert "&lt;<mark" in got and "</mark>&gt; &amp; left." in got
    assert 'title="Kim Jong-un · person.kp.kim-jong-un">Kim Jong Un<span' in got
    assert 'title="2012-11-19">Monday<span' in got and ">DATE</span></mark>" in got
    assert toli.extract("<script>")._repr_html_().count("<script>") == 0


def test_stream_says_what_run_says(tables: toli.Tables) -> None:
    rows = tables.documents.to_arrow(["doc_id", "date", "text"]).to_pylist()
    want = tables.mentions.to_arrow()
    for batch, workers in [(1, 1), (3, 2), (100, 3)]:
        documents = list(toli.stream(rows, batch=batch, workers=workers, prose=True))
        assert [d.doc_id for d in documents] == [r["doc_id"] for r in rows]
        got = [m for d in documents for m in d.table.to_pylist()]
        assert got == want.to_pylist()
    assert len(want) > 500


def test_stream_of_strings_in_order() -> None:
    names = ["Pyongyang", "Seoul", "Beijing", "Ulaanbaatar", "Tokyo"]
    strings = (f"He went to {names[i % 5]}." for i in range(500))
    for i, document in enumerate(toli.stream(strings, batch=7)):
        assert (document.doc_id, [m.text for m in document]) == (str(i), [names[i % 5]])
    assert i == 499


def test_large_batches_do_not_block(no_process_left: None) -> None:
    text = "\n\n".join(p.read_text() for p in GOLD)
    assert len(text) > 1 << 14
    n = [len(d) for d in toli.stream([text] * 16, batch=4, workers=1)]
    assert n == [n[0]] * 16 and n[0] > 500


def test_stream_of_nothing(no_process_left: None) -> None:
    assert list(toli.stream([])) == []


def test_stream_left_early(no_process_left: None) -> None:
    stream = toli.stream(TEXT for _ in range(10**9))
    assert len(next(stream)) == 4
    stream.close()


def test_stream_reads_in_the_callers_thread() -> None:
    con = sqlite3.connect(":memory:")  # refuses other threads
    con.execute("create table t as select 'He went to Seoul.' as text")
    assert [len(d) for d in toli.stream(r[0] for r in con.execute("select text from t"))] == [1]
    con.close()


def test_none(no_process_left: None) -> None:
    toli.extract(TEXT)
    pids = warm()
    with pytest.raises(TypeError, match=r"^text is None: a string is needed$"):
        toli.extract(None)
    with pytest.raises(TypeError, match=r"^text is bytes: a string is needed$"):
        toli.extract(b"Seoul")
    assert len(toli.extract(TEXT)) == 4 and warm() == pids


def test_none_in_a_stream(no_process_left: None) -> None:
    got = []
    with pytest.raises(TypeError, match=r"^text 40 is None: a string is needed$"):
        for document in toli.stream([TEXT] * 40 + [None, TEXT]):
            got.append(len(document))
    assert got == [4] * 40, "the texts before it are answered"


def test_failing_source(no_process_left: None) -> None:
    def source():
        yield TEXT
        raise LookupError("no more")

    got = []
    with pytest.raises(LookupError, match="no more"):
        for document in toli.stream(source()):
            got.append(len(document))
    assert got == [4]


def test_rejected(no_process_left: None) -> None:
    toli.extract(TEXT)
    with pytest.raises(toli.RejectedError, match='^date "yesterday" is not YYYY, YYYY-MM or YYYY-MM-DD$'):
        toli.extract(TEXT, date="yesterday")
    with pytest.raises(toli.RejectedError, match="^text is not Unicode at character 4"):
        toli.extract("half\ud83d")
    assert len(toli.extract(TEXT)) == 4
    rows = [{"text": TEXT}, {"text": TEXT, "date": "soon", "id": 7}, {"text": TEXT}]
    got = [(d.doc_id, len(d), d.error) for d in toli.stream(rows)]
    assert got == [("0", 4, None), ("7", 0, 'date "soon" is not YYYY, YYYY-MM or YYYY-MM-DD'), ("2", 4, None)]
    document = list(toli.stream(rows))[1]
    assert "not read" in repr(document) and "soon" in document._repr_html_()


def test_bad_gazetteer() -> None:
    with pytest.raises(toli.WorkerError, match="^open nowhere.tsv: no such file"):
        toli.extract(TEXT, gazetteer="nowhere.tsv")


def test_killed_between_calls() -> None:
    toli.extract(TEXT)
    for pid in warm():
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
    assert len(toli.extract(TEXT)) == 4


def test_killed_in_a_stream(no_process_left: None, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(texts, "Worker", lambda flags: started.append(_Worker(flags)) or started[-1])
    got = []
    start = time.monotonic()
    with pytest.raises(toli.WorkerError, match="^toli worker was ended by SIGKILL$"):
        for document in toli.stream((TEXT for _ in range(10**9)), batch=4):
            got.append(document)
            if len(got) == 40:
                os.kill(started[0].pid, signal.SIGKILL)
    assert 40 <= len(got) < 1000 and time.monotonic() - start < 20


_Worker = texts.Worker


def test_killed_while_it_answers(no_process_left: None) -> None:
    worker = _Worker(["--workers=1"])
    worker.send([("0", None, SEED.read_text() * 2000)])
    threading.Timer(0.3, os.kill, (worker.pid, signal.SIGKILL)).start()
    with pytest.raises(toli.WorkerError, match="SIGKILL"):
        worker.receive()
    assert not worker.alive()
    with pytest.raises(toli.WorkerError, match="^toli worker has ended$"):
        worker.send([("0", None, TEXT)])


def test_worker_that_answers_nonsense(program, no_process_left: None) -> None:
    version = f'[ "$1" = version ] && echo "toli {toli.__version__}, tables 1" && exit\n'
    for i, (script, want) in enumerate(
        [
            ("echo this is no Arrow stream; exit 0", "exit code 0"),
            ("echo 'toli: out of luck' >&2; exit 3", "exit code 3: out of luck$"),
            (r"printf '\377\377\377\377\010\000\000\000nonsense'; exec sleep 1000", "SIGKILL"),
        ]
    ):
        program(version + script + f" # {i}")
        with pytest.raises(toli.WorkerError, match=want):
            next(toli.stream([TEXT]))


def test_interrupt() -> None:
    toli.extract(TEXT)
    (_, worker), *_ = texts._warm.values()
    interrupted(after=0.3)
    with pytest.raises(KeyboardInterrupt):
        for _ in range(10**9):
            toli.extract(TEXT)
    assert len(toli.extract(TEXT)) == 4


@pytest.mark.skipif(not pathlib.Path("/proc").exists(), reason="no /proc")
@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), 9)"])
def test_no_worker_outlives_its_host(end: str) -> None:
    """A host that ends, or is killed, leaves no worker behind."""
    code = (
        "import os, toli; toli.extract('He left.'); print(*[w.pid for _, w in toli.texts._warm.values()], flush=True)"
    )
    done = subprocess.run([sys.executable, "-c", f"{code}; {end}"], capture_output=True, text=True)
    pid = int(done.stdout)
    for _ in range(50):
        if not pathlib.Path(f"/proc/{pid}/cmdline").exists():
            return
        time.sleep(0.1)
    pytest.fail(f"worker {pid} still runs")


def test_speed() -> None:
    """A call takes milliseconds, not the time that a start takes. docs/notebooks.md has figures."""
    text = " ".join(SEED.read_text().split(" ")[:300])
    toli.extract(text)
    took = []
    for _ in range(50):
        start = time.perf_counter()
        toli.extract(text)
        took.append(time.perf_counter() - start)
    assert statistics.median(took) < 0.02
