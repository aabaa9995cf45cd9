"""The texts that three public packages hash, written down in Python from what they publish (versions in dbt/macros/hash/compatible_texts.sql).

None instead of a text means that the package gives NULL or its zero key. `upper` is the engine's: one letter may become two (ß, ﬁ) or not.
"""

from __future__ import annotations

from typing import Callable, Optional, Sequence

Texts = Sequence[Optional[str]]
Upper = Callable[[str], str]


def letter_by_letter(text: str) -> str:
    """Upper case of engines that map one code point to one."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def key_text(mode: str, values: Texts, upper: Upper = str.upper) -> Optional[str]:
    if mode == "dbt_utils":
        return _dbt_utils(values)
    text = _automate_dv(values, upper) if mode == "automate_dv" else _strip(upper(_datavault4dbt(values)))
    return None if text == "||".join("^^" for _ in values) else text


def diff_text(mode: str, values: Texts, names: Sequence[str], upper: Upper = str.upper) -> Optional[str]:
    if mode == "dbt_utils":
        return _dbt_utils(values)
    if mode == "automate_dv":
        return _automate_dv([value for _, value in sorted(zip(names, values), key=lambda pair: pair[0])], upper)
    text = _strip(_datavault4dbt(values))
    return None if text == "||".join("^^" for _ in values) else text


def _dbt_utils(values: Texts) -> str:
    return "-".join("_dbt_utils_surrogate_key_null_" if value is None else value for value in values)


def _automate_dv(values: Texts, upper: Upper) -> str:
    return "||".join(upper((value or "").strip(" ")) or "^^" for value in values)


def _datavault4dbt(values: Texts) -> str:
    quoted = ["^^" if value is None else '"' + value.strip(" ").replace("\\", "\\\\").replace("^^", "--") + '"' for value in values]
    return "||".join(quoted)


def _strip(text: str) -> str:
    return "".join(character for character in text if character not in "\n\t\v\r")
