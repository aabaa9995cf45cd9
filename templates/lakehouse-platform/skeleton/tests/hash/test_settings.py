"""How a platform hashes is one setting of lakehouse.yaml, which the generator prints as the macro platform_settings."""

from __future__ import annotations

import pytest

from macros import macros

SHA256 = {"hash": {"algorithm": "sha256", "compatibility": "automate_dv"}}


def test_md5_and_own_texts_when_nothing_is_said():
    for named in (macros("duckdb"), macros("duckdb", {}), macros("duckdb", {"hash": None})):
        assert (named["hash_algorithm"](), named["hash_compatibility"]()) == ("md5", "none")


def test_the_platform_says_and_a_variable_comes_first():
    named = macros("duckdb", SHA256)
    assert (named["hash_algorithm"](), named["hash_compatibility"]()) == ("sha256", "automate_dv")
    assert macros("duckdb", SHA256, hash_algorithm="md5")["hash_algorithm"]() == "md5"


def test_keys_of_unknown_and_wrong_are_as_wide_as_the_hash():
    assert (macros("duckdb")["zero_key"](), macros("duckdb")["error_key"]()) == (f"'{'0' * 32}'", f"'{'f' * 32}'")
    assert (macros("duckdb", SHA256)["zero_key"](), macros("duckdb", SHA256)["error_key"]()) == (f"'{'0' * 64}'", f"'{'f' * 64}'")


def test_an_unknown_setting_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="The hash algorithm is sha1: write one of md5, sha256 in lakehouse.yaml."):
        macros("duckdb", {"hash": {"algorithm": "sha1"}})["hash_algorithm"]()
    with pytest.raises(ValueError, match="write one of none, dbt_utils, automate_dv, datavault4dbt"):
        macros("duckdb", hash_compatibility="dbtvault")["hash_key"]([["a", "string"]])


def test_an_unknown_type_is_refused():
    with pytest.raises(ValueError, match="Hash spec v1 knows no type 'float'"):
        macros("duckdb")["hash_key"]([["a", "float"]])
