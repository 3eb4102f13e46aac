"""Filter patterns of CloudWatch Logs for plain text.

Source: Amazon CloudWatch Logs User Guide, "Filter pattern syntax". The message must contain all terms, case-sensitive.
``-`` excludes a term. Of the terms with ``?`` one must be contained; next to other terms, they are ignored. Terms with
other characters than letters, digits and _ are in quotes. The error message is the one that users have quoted.
"""

import re
from collections.abc import Callable

TERM = re.compile(r'\s*([?-]?)(?:"((?:[^"\\]|\\.)+)"|(\w+))(?=\s|$)')
OTHER_FORMS = {"{": "JSON", "[": "space-delimited", "%": "regular-expression"}


class InvalidPattern(Exception):
    """AWS's message for an invalid pattern."""


class LacksPattern(Exception):
    """A form of pattern that the stand-in does not have."""


def matcher(pattern: str) -> Callable[[str], bool]:
    """A function that returns whether a message matches the pattern; raise InvalidPattern or LacksPattern."""
    text = pattern.strip()
    if text[:1] in OTHER_FORMS:
        raise LacksPattern(f"{OTHER_FORMS[text[0]]} filter patterns")
    terms: dict[str, list[str]] = {"": [], "-": [], "?": []}
    position = 0
    while position < len(text):
        found = TERM.match(text, position)
        if found is None:
            rest = re.sub(r"^\s*[?-]?\w*", "", text[position:])
            raise InvalidPattern(f"Invalid character(s) in term '{rest[:1]}'")
        sign, quoted, plain = found.groups()
        terms[sign].append(plain or re.sub(r"\\(.)", r"\1", quoted))
        position = found.end()
    wanted, without, either = terms[""], terms["-"], terms["?"]
    if wanted or without:
        either = []

    def matches(message: str) -> bool:
        return (
            all(term in message for term in wanted)
            and not any(term in message for term in without)
            and (not either or any(term in message for term in either))
        )

    return matches
