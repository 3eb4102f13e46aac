"""Filter patterns of CloudWatch Logs for plain text.

Source: Amazon CloudWatch Logs User Guide, "Filter pattern syntax": all terms must be somewhere in the message, case
counts; ``-`` excludes a term; of terms with ``?`` one must be there, and beside other terms they are ignored; what is
more than letters, digits and _ stands in quotes. The refusal's words are those that users have quoted.
"""

import re
from collections.abc import Callable

TERM = re.compile(r'\s*([?-]?)(?:"((?:[^"\\]|\\.)+)"|(\w+))(?=\s|$)')
OTHER_FORMS = {"{": "JSON", "[": "space-delimited", "%": "regular-expression"}


class InvalidPattern(Exception):
    """AWS's words for a pattern that is none."""


class LacksPattern(Exception):
    """What the stand-in lacks."""


def matcher(pattern: str) -> Callable[[str], bool]:
    """Whether a message has what the pattern asks for; raise InvalidPattern or LacksPattern."""
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
