{#-
  dbt_utils.generate_surrogate_key: the texts joined by `-`, NULL as a word. (dbt-utils 1.x, macros/sql/generate_surrogate_key; its var
  surrogate_key_treat_nulls_as_empty_strings is not followed.)
-#}
{%- macro dbt_utils_text(columns, alias) -%}
  {%- set terms = [] -%}
  {%- for column in columns -%}
    {%- do terms.append("coalesce(" ~ plain_text(column, alias) ~ ", '_dbt_utils_surrogate_key_null_')") -%}
  {%- endfor -%}
  {{- return(terms | join(" || '-' || ")) -}}
{%- endmacro -%}

{#- AutomateDV (0.9 to 0.11, its defaults): trimmed, upper case, NULL and empty as `^^`, joined by `||`. -#}
{%- macro automate_dv_text(columns, alias) -%}
  {%- set terms = [] -%}
  {%- for column in columns -%}
    {%- do terms.append("coalesce(nullif(upper(" ~ trim_spaces(plain_text(column, alias)) ~ "), ''), '^^')") -%}
  {%- endfor -%}
  {{- return(terms | join(" || '||' || ")) -}}
{%- endmacro -%}

{#-
  datavault4dbt 2.x, its defaults: trimmed, in double quotes with backslashes doubled and `^^` as `--`, NULL as `^^`, joined by `||`; then line
  ends and tabs are taken out, and a key (not a hashdiff) is put into upper case.
-#}
{%- macro datavault4dbt_text(columns, alias, is_key) -%}
  {%- set terms = [] -%}
  {%- for column in columns -%}
    {%- set doubled = "replace(" ~ trim_spaces(plain_text(column, alias)) ~ ", " ~ text_literal('\\') ~ ", " ~ text_literal('\\\\') ~ ")" -%}
    {%- do terms.append("coalesce('\"' || replace(" ~ doubled ~ ", '^^', '--') || '\"', '^^')") -%}
  {%- endfor -%}
  {%- set joined = terms | join(" || '||' || ") -%}
  {%- set text = namespace(sql="upper(" ~ joined ~ ")" if is_key else "(" ~ joined ~ ")") -%}
  {#- Line feed, tab, vertical tab, carriage return. -#}
  {%- for code in [10, 9, 11, 13] -%}
    {%- set text.sql = "replace(" ~ text.sql ~ ", chr(" ~ code ~ "), '')" -%}
  {%- endfor -%}
  {{- return(text.sql) -}}
{%- endmacro -%}
