"""Did you mean ...?"""

from difflib import get_close_matches
from typing import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that names the closest known word, or the known words when none is close."""
    words = sorted(known)
    close = get_close_matches(name, words, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]}?"
    return f"There is: {', '.join(words)}." if words else "There is none."
