"""A text with what it names."""

from __future__ import annotations

import dataclasses
import datetime
import html
from collections.abc import Iterator
from functools import cached_property
from typing import Any

# Backgrounds of the labels. The text on them is black in any theme of a
# notebook, and the label is written out, for those who see no colours.
COLOURS = {"PERSON": "#aee6f2", "PLACE": "#b9e6b0", "ORG": "#e3c4f2", "DATE": "#f7e09a"}

_MARK = "background:{};color:#000;border-radius:.25em;padding:.05em .25em"
_LABEL = "font-size:65%;margin-left:.35em;opacity:.65"


@dataclasses.dataclass(frozen=True)
class Mention:
    """A stretch of text that names something: text[start:end]."""

    start: int
    end: int
    text: str
    label: str  # PERSON, PLACE, ORG, DATE
    entity_id: str | None
    entity_name: str | None
    confidence: float  # in [0, 1]
    source: str  # the recogniser, and its rule
    zone: str  # headline, body, quote, citation, caption
    date: str | None  # of a DATE, in EDTF
    date_start: datetime.date | None
    date_end: datetime.date | None


# The columns of a mention, in the order of its fields.
_COLUMNS = (
    *("start_char", "end_char", "text", "label", "entity_id", "entity_name", "confidence", "source", "zone"),
    *("date_edtf", "date_start", "date_end"),
)


class Document:
    """A text and its mentions. A notebook shows them in colour."""

    def __init__(self, text: str, doc_id: str, date: str | None, table: Any, error: str | None = None) -> None:
        self.text = text
        self.doc_id = doc_id
        self.date = date  # of publication, where it was given
        self.table = table  # pyarrow.Table with the columns of mentions
        self.error = error  # why the text was not read

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions, in the order of the text."""
        return tuple(Mention(*(row[c] for c in _COLUMNS)) for row in self.table.to_pylist())

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __bool__(self) -> bool:
        return True  # a document, even if it names nothing

    def to_pandas(self) -> Any:
        """Return the mentions as a pandas DataFrame."""
        return self.table.to_pandas(date_as_object=False)

    def to_polars(self) -> Any:
        """Return the mentions as a polars DataFrame."""
        import polars

        return polars.from_arrow(self.table)

    def __repr__(self) -> str:
        if self.error:
            return f"<Document {self.doc_id}: not read: {self.error}>"
        return f"<Document {self.doc_id}: {len(self.text)} characters, {len(self)} mentions>"

    def _repr_html_(self) -> str:
        if self.error:
            return f"<p>{html.escape(self.error)}</p>"
        parts, at = [], 0
        for m in self.mentions:
            parts += [html.escape(self.text[at : m.start]), _marked(m)]
            at = m.end
        parts.append(html.escape(self.text[at:]))
        return f'<div style="white-space:pre-wrap;line-height:1.7;max-width:50em">{"".join(parts)}</div>'


def _marked(m: Mention) -> str:
    """Return the HTML of a mention; its title says what it means."""
    means = m.date if m.label == "DATE" else " · ".join(x for x in (m.entity_name, m.entity_id) if x)
    return (
        f'<mark style="{_MARK.format(COLOURS.get(m.label, "#ddd"))}" title="{html.escape(means or "")}">'
        f'{html.escape(m.text)}<span style="{_LABEL}">{m.label}</span></mark>'
    )
