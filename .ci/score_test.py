"""Compares the figures of toli with those of seqeval and nervaluate, and with a count from Parquet.

usage: score_test.py TOLI GOLD FOLDER
"""

import json
import pathlib
import random
import subprocess
import sys

import nervaluate
import pyarrow.parquet as pq
from seqeval.metrics.sequence_labeling import get_entities, precision_recall_fscore_support
from seqeval.scheme import IOB1, IOB2, IOBES, Entities

LABELS = ["DATE", "ORG", "PERSON", "PLACE"]


def toli(*args):
    return subprocess.run([sys.argv[1], *map(str, args)], check=True, capture_output=True, text=True).stdout


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def write(path, docs):
    path.write_text("".join(json.dumps(d) + "\n" for d in docs), encoding="utf-8")


def firm(docs):
    """Drops optional mentions, which the other tools do not know."""
    return [d | {"spans": [s for s in d["spans"] if not s.get("optional")]} for d in docs]


def spoiled(docs, seed):
    """Drops, shortens, relabels and moves mentions, and adds some."""
    draw = random.Random(seed)
    out = []
    for d in docs:
        spans = []
        end = 0
        for s in d["spans"]:
            kind = draw.random()
            if s["start"] - end > 8 and draw.random() < 0.03:
                spans.append({"start": end + 1, "end": end + 6, "label": draw.choice(LABELS)})
            s = dict(s)
            if kind < 0.1 and s["end"] - s["start"] > 2:
                s["end"] -= 1
            elif kind < 0.2:
                s["label"], s["value"] = draw.choice(LABELS), ""
            if kind < 0.95:
                spans.append(s)
            end = s["end"]
        out.append({"id": d["id"], "text": d["text"], "spans": spans})
    return out


def tags(d):
    """A tag for each character."""
    out = ["O"] * len(d["text"])
    for s in d["spans"]:
        for i in range(s["start"], s["end"]):
            out[i] = ("B-" if i == s["start"] else "I-") + s["label"]
    return out


def seqeval(gold, pred, got):
    """Strict precision, recall, F1 and support of each label, micro and macro."""
    a, b = [tags(d) for d in gold], [tags(d) for d in pred]
    columns = precision_recall_fscore_support(a, b, average=None)
    want = dict(zip(LABELS, zip(*columns)))
    want["micro"] = precision_recall_fscore_support(a, b, average="micro")
    ours = got["labels"] | {"micro": got["micro"]}
    for name, figures in want.items():
        strict = ours[name]["strict"]
        mine = (strict["precision"], strict["recall"], strict["f1"], strict["support"])
        assert all(abs(x - y) < 1e-15 for x, y in zip(mine, map(float, figures))), (name, mine, figures)
    macro = precision_recall_fscore_support(a, b, average="macro")[2]
    assert abs(got["macro"]["strict"]["f1"] - macro) < 1e-15, (got["macro"], macro)


def nerval(gold, pred, got, types):
    """Strict, exact (span only) and, for types, type (overlap) as nervaluate counts them."""
    rows = lambda docs: [[{"label": s["label"], "start": s["start"], "end": s["end"] - 1} for s in d["spans"]] for d in docs]
    overall = nervaluate.Evaluator(rows(gold), rows(pred), tags=LABELS, loader="dict").evaluate()["overall"]
    for theirs, ours in [("strict", "strict"), ("exact", "span")] + [("ent_type", "overlap")] * types:
        a, b = overall[theirs], got["micro"][ours]
        assert (a.correct, a.actual, a.possible) == (b["tp"], b["tp"] + b["fp"], b["support"]), (theirs, a, b)
        assert abs(a.f1 - b["f1"]) < 1e-15, (theirs, a.f1, b)


def columns(gold, folder):
    """Column files of every scheme hold the mentions of gold, by the strict reading of seqeval too."""
    want = [(s["label"]) for d in gold for s in d["spans"]]
    for scheme, strict in ("BIO", IOB2), ("BIOES", IOBES), ("IOB1", IOB1):
        for n in "2", "4":
            path = folder / "gold.conll"
            toli("convert", folder / "gold.jsonl", path, "--scheme", scheme, "--columns", n)
            rows = [line.split() for line in open(path, encoding="utf-8") if not line.startswith("# ")]
            assert {len(r) for r in rows if r} == {int(n)}, (scheme, n)
            sentences = [[]]
            for r in rows:
                sentences[-1].append(r[-1]) if r else sentences.append([])
            assert [e[0] for s in sentences for e in get_entities(s)] == want, scheme
            parsed = Entities([s for s in sentences if s], strict)
            assert [e.tag for s in parsed.entities for e in s] == want, scheme


def parquet(gold, folder):
    """Strict micro F1, counted anew from the table of mentions."""
    key = lambda doc, s: (doc, s["start"], s["end"], s["label"])
    want = {key(d["id"], s) for d in gold for s in d["spans"] if not s.get("optional")}
    optional = [(d["id"], s) for d in gold for s in d["spans"] if s.get("optional")]
    found = {(r["doc_id"], r["start_char"], r["end_char"], r["label"]) for r in pq.read_table(folder / "tables/mentions.parquet").to_pylist()}
    meet = lambda doc, a, b, other: doc == other[0] and a < other[2] and other[1] < b
    loose = {f for f in found if any(meet(doc, s["start"], s["end"], f) for doc, s in optional)}
    found -= {f for f in loose if not any(meet(f[0], f[1], f[2], w) for w in want)}
    f1 = 2 * len(found & want) / (len(found) + len(want))
    got = json.loads(toli("score", folder / "all.jsonl", "--pred", folder / "tables/mentions.parquet", "--json"))
    assert abs(f1 - got["micro"]["strict"]["f1"]) < 1e-15, (f1, got["micro"])
    print(f"ok strict micro F1 {f1:.4f} counted from mentions.parquet")


def main():
    folder = pathlib.Path(sys.argv[3])
    folder.mkdir()
    toli("convert", sys.argv[2], folder / "all.jsonl")
    everything = read(folder / "all.jsonl")
    gold = firm(everything)
    write(folder / "gold.jsonl", gold)
    for seed in range(5):
        pred = spoiled(gold, seed)
        write(folder / "pred.jsonl", pred)
        got = json.loads(toli("score", folder / "gold.jsonl", "--pred", folder / "pred.jsonl", "--json"))
        seqeval(gold, pred, got)
        nerval(gold, pred, got, types=True)
        assert 0.5 < got["micro"]["strict"]["f1"] < 0.95, got["micro"]
    print(f"ok seqeval and nervaluate agree on {len(gold)} documents, spoiled in five ways")
    toli("run", folder / "gold.jsonl", "--out", folder / "tables")
    got = json.loads(toli("score", folder / "gold.jsonl", "--pred", folder / "tables", "--json"))
    rows = pq.read_table(folder / "tables/mentions.parquet").to_pylist()
    pred = [{"id": d["id"], "text": d["text"], "spans": [
        {"start": r["start_char"], "end": r["end_char"], "label": r["label"]} for r in rows if r["doc_id"] == d["id"]]} for d in gold]
    seqeval(gold, pred, got)
    nerval(gold, pred, got, types=False)
    print("ok they agree on what toli finds")
    columns(gold, folder)
    print("ok columns of every scheme are as seqeval reads them")
    parquet(everything, folder)


main()
