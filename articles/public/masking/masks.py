"""Text with the sign in the place of everything that is 遮盖."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.public.masking.keys import key_of
from articles.public.masking.secrets import Secret, passage_of, places


def masked(text: str, secrets: Iterable[Secret]) -> str:
    """The text with the sign of a secret for each place where it is quoted."""
    for secret in secrets:
        key = key_of(text)
        parts, at = [], 0
        for place in places(key.text, passage_of(secret).words):
            start, end = key.written(*place)
            parts += [text[at:start], secret.sign]
            at = end
        text = "".join([*parts, text[at:]])
    return text


def masked_lines(lines: Sequence[str], secrets: Iterable[Secret]) -> list[str]:
    """As many lines as before."""
    return [masked(line, list(secrets)) for line in lines]


def is_quoted(text: str, secrets: Iterable[Secret]) -> bool:
    return masked(text, secrets) != text
