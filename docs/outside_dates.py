"""Turns the dates of another corpus into gold of ours, to be scored:

    python docs/outside_dates.py gum.jsonl > dates.jsonl && toli score dates.jsonl

The corpus is JSONL: id, date, text, spans[{start, end, label, value}], with
TIMEX3 or EDTF values and offsets in code points (GUM, MEANTIME). Durations, times
and sets are optional here, and so are expressions that our guideline does not
call dates: vague ones (recently, the future), ages, periods of a life, events,
references to the present; articles and prepositions are trimmed. Everything else
stays as its annotators left it: a year of two digits or of three, a season of
every year, the two ends of a range apart.
"""

import datetime
import json
import re
import sys

LEAD = re.compile(r"(the|a|an|in|on|by|between|since|every)\s+", re.I)
VAGUE = re.compile(
    r"\b(years?|months?|weeks?|days?|decades?|centuries|hours?|period|time|era|ages?|history|future|past|life|career|season|term|now|current|recent|"
    r"recently|currently|ongoing|morning|night|afternoon|evening|present|soon|which|while|after|later|war|wwii|revolution|crusades|golden|program|it|"
    r"this|she)\b", re.I)
OURS = re.compile(
    r"^(the )?(last|next|this|previous|following|same|that|late|early|mid|end of|beginning of|start of|earlier|later)[\s-].*"
    r"(year|month|week|weekend|quarter|day)$|ago$|\d{4}|(january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"^today|^yesterday|^tomorrow|later$|earlier$|same year|(first|second|third|fourth|final|last) (quarter|half)|century|\d0s", re.I)
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def edtf(value):
    """Returns a value as EDTF, or "" when it is none."""
    if (m := re.fullmatch(r"(\d{3})0-01-01/(\d{3})9-12-31", value)) and m[1] == m[2]:
        return m[1] + "X"
    if (m := re.fullmatch(r"(\d\d)00(?:-01-01)?/(\d\d)99(?:-12-31|-01-01)?", value)) and m[1] == m[2]:
        return m[1] + "XX"
    if m := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return f"{m[1]}-{32 + int(m[2])}"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{m[1]}-{SEASONS[m[2]]}"
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first = datetime.date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
        return f"{first}/{datetime.date.fromisocalendar(int(m[1]), int(m[2]), 7)}"
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    return value if re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", value) else ""


def gold(text, s):
    """Returns a span of the corpus as one of ours."""
    start, piece, value = s["start"], text[s["start"]:s["end"]], s.get("value", "")
    optional = s["label"] != "DATE" or value.endswith("REF") or value.startswith("P") or "XXXX-XX" in value
    while not optional and (m := LEAD.match(piece)):
        start, piece = start + m.end(), piece[m.end():]
    out = {"start": start, "end": s["end"], "label": "DATE"}
    if optional or VAGUE.search(piece) and not OURS.search(piece):
        out["optional"] = True
    elif value := edtf(value):
        out["value"] = value
    return out


for line in open(sys.argv[1], encoding="utf-8"):
    doc = json.loads(line)
    spans = [gold(doc["text"], s) for s in doc["spans"] if s["label"] in ("DATE", "DURATION", "TIME", "SET") and not s.get("nested")]
    kept = []
    for s in sorted(spans, key=lambda s: (s["start"], -s["end"])):
        if not kept or s["start"] >= kept[-1]["end"]:
            kept.append(s)
    date = doc.get("date") or ""
    print(json.dumps({"id": doc["id"], "source": sys.argv[1], "date": date if re.fullmatch(r"\d{4}(-\d\d){0,2}", date) else "",
                      "text": doc["text"], "spans": kept}))
