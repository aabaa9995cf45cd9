{#-
  Hash spec v1, part 2: several values become one text, and the text becomes a key.

  A value is written as its length in code points, `:`, and its text; NULL is written as `~`. Two different rows can therefore never give
  the same text, whatever their values contain, and nothing has to be escaped. The key is the hash of the text.

  `columns` is a list of [name, type], or [none, text] for a text that is always part of the key (a collision code); `alias` is the
  table alias of the columns.
-#}
{%- macro hash_text(columns, alias=none) -%}
  {%- set terms = [] -%}
  {%- for column in columns -%}
    {%- set text = text_literal(column[1]) if column[0] is none else canonical_text(hash_input(column, alias), column[1]) -%}
    {%- do terms.append("coalesce(cast(length(" ~ text ~ ") as " ~ text_type() ~ ") || ':' || " ~ text ~ ", '~')") -%}
  {%- endfor -%}
  {{- return(terms | join(' || ')) -}}
{%- endmacro -%}

{%- macro hash_input(column, alias) -%}{{- return((alias ~ '.' if alias else '') ~ quote_name(column[0])) -}}{%- endmacro -%}

{#- Key of a hub or link. -#}
{%- macro hash_key(columns, alias=none) -%}
  {%- if hash_compatibility() != 'none' -%}{{- return(compatible_key(columns, alias)) -}}{%- endif -%}
  {{- return(hash_value(hash_text(columns, alias))) -}}
{%- endmacro -%}

{#-
  Hash of a version: first whether the row was deleted, then its columns in their stored order. NULLs at the end are left out, so a
  column added at the end changes no hash until it holds a value. The columns of a deleted row do not count.
-#}
{%- macro hash_diff(columns, deleted, alias=none) -%}
  {%- if columns and hash_compatibility() != 'none' -%}
    {{- return("case when " ~ deleted ~ " then " ~ error_key() ~ " else " ~ compatible_diff(columns, alias) ~ " end") -}}
  {%- endif -%}
  {%- set text = "'1:0'" -%}
  {%- if columns -%}
    {%- set all = "'1:0' || " ~ hash_text(columns, alias) -%}
    {%- set text = "substr(" ~ all ~ ", 1, length(" ~ all ~ ") - " ~ nulls_at_end(columns, alias) ~ ")" -%}
  {%- endif -%}
  {{- return("case when " ~ deleted ~ " then " ~ hash_value("'1:1'") ~ " else " ~ hash_value(text) ~ " end") -}}
{%- endmacro -%}

{#- How many of the last columns are NULL; each is one `~` of the text. -#}
{%- macro nulls_at_end(columns, alias=none) -%}
  {%- set cases = [] -%}
  {%- for column in columns | reverse -%}
    {%- do cases.append("when " ~ hash_input(column, alias) ~ " is not null then " ~ loop.index0) -%}
  {%- endfor -%}
  {{- return("(case " ~ (cases | join(' ')) ~ " else " ~ (columns | length) ~ " end)") -}}
{%- endmacro -%}
