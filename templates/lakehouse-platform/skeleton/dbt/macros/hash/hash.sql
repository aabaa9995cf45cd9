{#-
  Hash spec v1, part 2: several values become one text, and the text becomes a key.

  A value is written as its length in characters, `:`, and its text; NULL is written as `~`. Two different rows can therefore never give
  the same text, whatever their values contain, and nothing has to be escaped. The key is the MD5 of the text, in lower-case hex.

  `columns` is a list of [name, type], or [none, text] for a text that is always part of the key (a collision code); `alias` is the
  table alias of the columns.
-#}
{%- macro hash_text(columns, alias=none) -%}
  {%- set terms = [] -%}
  {%- for name, type in columns -%}
    {%- set text = text_literal(type) if name is none else canonical_text((alias ~ '.' if alias else '') ~ quote_name(name), type) -%}
    {%- do terms.append("coalesce(cast(length(" ~ text ~ ") as " ~ text_type() ~ ") || ':' || " ~ text ~ ", '~')") -%}
  {%- endfor -%}
  {{- return(terms | join(' || ')) -}}
{%- endmacro -%}

{#- Key of a hub or link. -#}
{%- macro hash_key(columns, alias=none) -%}
  {{- return(md5_hex(hash_text(columns, alias))) -}}
{%- endmacro -%}

{#-
  Hash of a version: first whether the row was deleted, then its columns in their stored order. NULLs at the end are left out, so a
  column added at the end changes no hash until it holds a value. The columns of a deleted row do not count.
-#}
{%- macro hash_diff(columns, deleted, alias=none) -%}
  {%- set text = "'1:0'" -%}
  {%- if columns -%}
    {%- set all = "'1:0' || " ~ hash_text(columns, alias) -%}
    {%- set text = "substr(" ~ all ~ ", 1, length(" ~ all ~ ") - " ~ nulls_at_end(columns, alias) ~ ")" -%}
  {%- endif -%}
  {{- return("case when " ~ deleted ~ " then " ~ md5_hex("'1:1'") ~ " else " ~ md5_hex(text) ~ " end") -}}
{%- endmacro -%}

{#- How many of the last columns are NULL; each is one `~` of the text. -#}
{%- macro nulls_at_end(columns, alias=none) -%}
  {%- set cases = [] -%}
  {%- for name, type in columns | reverse -%}
    {%- do cases.append("when " ~ (alias ~ '.' if alias else '') ~ quote_name(name) ~ " is not null then " ~ loop.index0) -%}
  {%- endfor -%}
  {{- return("(case " ~ (cases | join(' ')) ~ " else " ~ (columns | length) ~ " end)") -}}
{%- endmacro -%}

{#- Key of the row that stands for "unknown": what a missing business key points at. -#}
{%- macro zero_key() -%}{{- return("'" ~ ('0' * 32) ~ "'") -}}{%- endmacro -%}

{#- Key of the row that stands for "wrong". -#}
{%- macro error_key() -%}{{- return("'" ~ ('f' * 32) ~ "'") -}}{%- endmacro -%}

{%- macro md5_hex(text) -%}{{- return(adapter.dispatch('md5_hex', 'lakehouse')(text)) -}}{%- endmacro -%}
{%- macro default__md5_hex(text) -%}{{- return('md5(' ~ text ~ ')') -}}{%- endmacro -%}
{%- macro athena__md5_hex(text) -%}{{- return('lower(to_hex(md5(to_utf8(' ~ text ~ '))))') -}}{%- endmacro -%}
{%- macro trino__md5_hex(text) -%}{{- return('lower(to_hex(md5(to_utf8(' ~ text ~ '))))') -}}{%- endmacro -%}
