"""Texts that are code in some language that the generator prints, or that something reads on the way to it."""

from __future__ import annotations

#: By what could run them. No text begins or ends with white space: comments are trimmed.
_BASES = (
    # SQL
    "'; drop table vault.hub_order; --", '"; select 1; --', "/* open", "*/ close", "$$ dollar $$", "\\'; --", "x' or '1'='1", "-- comment", "; commit", "E'\\x41'",
    # Jinja, as dbt renders it
    "{{ 1/0 }}", "{{ env_var('HOME') }}", "{% raw %}", "{% endraw %}{{ 1/0 }}", "{# comment #}", "{%- set x = 1 -%}", "{{ '{{' }}", "}} {{", "{{ config(enabled=false) }}",
    # YAML
    "- a: b", "key: value # no comment", "&anchor *alias", "!!python/object:os.system", "| block", "> folded", "no", "1e3", "~", "'", '"', "%YAML 1.1", "@at", "`tick`", "a\tb", "? complex : {x",
    # HCL, shell, and what the Scaffolder renders
    "${file(\"/etc/passwd\")}", "%{ for x in y }", "$(touch /tmp/owned)", "`touch /tmp/owned`", "${{ secrets.TOKEN }}", "&& exit 1 || true", "> /tmp/owned", "$HOME \\$HOME", "!history",
    # Markdown and HTML
    "[link](javascript:alert(1))", "![image](http://127.0.0.1/x.png)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "| a | cell |", "**bold** _it_", "# heading", "<!-- open", "&lt;b&gt; &amp;", "http://127.0.0.1/auto", "@octocat #1", "```", "---", "[x]: http://127.0.0.1",
    # Paths
    "../../etc/passwd", "/etc/passwd", "..\\..\\windows", "C:\\x", "~/.ssh/id_rsa", "file:///etc/passwd", "con", ".git/config",
    # Unicode
    "Größe ☃ 表", "\u202eright to left\u202c", "zero\u200bwidth", "\U0001f600", "e\u0301 combined", "line \u2028separator", "ﬁ ligature", "İstanbul",
)  # fmt: skip
_SHAPES = ("{0}", "a {0} b", "{0}{0}", "first\n{0}\nlast")

COUNT = 200


def hostile_texts() -> list[str]:
    """`COUNT` different texts; the first ones are the bare ones."""
    texts = dict.fromkeys(shape.replace("{0}", base) for shape in _SHAPES for base in _BASES)
    return list(texts)[:COUNT]
