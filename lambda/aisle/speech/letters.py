"""E-mails, written once and sent as plain text and as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aisle.speech.markup import Markup, phrase, readable, sentences


@dataclass(frozen=True, slots=True)
class Letter:
    """Paragraphs, then rows of a label and a value, then paragraphs again. All of it is plain
    text; what holds it makes it safe."""

    subject: str
    opening: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]

    @property
    def subject_line(self) -> str:
        """One line, whatever a name brings along."""
        return " ".join(readable(self.subject).split())

    def text(self) -> str:
        rows = "\n".join(f"{label}: {value}" for label, value in self.rows)
        blocks = (*self.opening, rows, *self.closing)
        return readable("\n\n".join(block for block in blocks if block)) + "\n"

    def html(self, language: str) -> str:
        """A whole document. It loads nothing from anywhere."""
        rows = (
            phrase(
                '<tr><th scope="row" align="left">{label}</th><td align="right">{value}</td></tr>',
                label=label,
                value=value,
            )
            for label, value in self.rows
        )
        return phrase(
            '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            "<title>{title}</title></head><body>{opening}"
            '<table cellpadding="4">{rows}</table>{closing}</body></html>',
            language=language,
            title=self.subject_line,
            opening=_paragraphs(self.opening),
            rows=sentences(*rows),
            closing=_paragraphs(self.closing),
        )


def _paragraphs(texts: Iterable[str]) -> Markup:
    return sentences(*(phrase("<p>{text}</p>", text=text) for text in texts))
