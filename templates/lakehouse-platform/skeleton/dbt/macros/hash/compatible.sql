{#-
  Adoption modes: the hashes of the package that an existing vault was loaded with, so that it is continued instead of loaded again. They
  are expressed anew from what the packages publish; values other than texts are cast as the engine casts them, because the packages do so.
  Keys stay lower-case hex texts; an existing vault's bytes or upper-case texts are taken over with lower(hex(key)) or lower(key).
  Where a package gives NULL as the hash (nothing but NULLs), the zero key stands.

  What each mode cannot tell apart is listed in dbt/TARGETS.md: use one only for a vault that exists.
-#}
{%- macro compatible_key(columns, alias) -%}
  {%- set mode = hash_compatibility() -%}
  {%- if mode == 'dbt_utils' -%}{{- return(hash_value(dbt_utils_text(columns, alias))) -}}{%- endif -%}
  {%- if mode == 'automate_dv' -%}{{- return(hash_unless_empty(automate_dv_text(columns, alias), columns)) -}}{%- endif -%}
  {{- return(hash_unless_empty(datavault4dbt_text(columns, alias, is_key=true), columns)) -}}
{%- endmacro -%}

{%- macro compatible_diff(columns, alias) -%}
  {%- set mode = hash_compatibility() -%}
  {%- if mode == 'dbt_utils' -%}{{- return(hash_value(dbt_utils_text(columns, alias))) -}}{%- endif -%}
  {#- AutomateDV orders the columns of a hashdiff by name. -#}
  {%- if mode == 'automate_dv' -%}{{- return(hash_value(automate_dv_text(columns | sort(attribute=0), alias))) -}}{%- endif -%}
  {{- return(hash_unless_empty(datavault4dbt_text(columns, alias, is_key=false), columns)) -}}
{%- endmacro -%}

{#- The zero key when every column was NULL, which is when the text is nothing but `^^` and `||`. -#}
{%- macro hash_unless_empty(text, columns) -%}
  {%- set empty = (['^^'] * (columns | length)) | join('||') -%}
  {{- return("coalesce(" ~ hash_value("nullif(" ~ text ~ ", '" ~ empty ~ "')") ~ ", " ~ zero_key() ~ ")") -}}
{%- endmacro -%}

{#- What the packages start from: the engine's own text of a value. No engine has one for bytes that another would give too: hex. -#}
{%- macro plain_text(column, alias) -%}
  {%- if column[0] is none -%}{{- return(text_literal(column[1])) -}}{%- endif -%}
  {%- if column[1] == 'binary' -%}{{- return(canonical_text(hash_input(column, alias), 'binary')) -}}{%- endif -%}
  {{- return('cast(' ~ hash_input(column, alias) ~ ' as ' ~ text_type() ~ ')') -}}
{%- endmacro -%}

{#- Spaces only, as in the packages: Trino's own trim takes every white space. -#}
{%- macro trim_spaces(text) -%}{{- return(adapter.dispatch('trim_spaces', 'lakehouse')(text)) -}}{%- endmacro -%}
{%- macro default__trim_spaces(text) -%}{{- return("trim(both ' ' from " ~ text ~ ")") -}}{%- endmacro -%}
{%- macro snowflake__trim_spaces(text) -%}{{- return("trim(" ~ text ~ ", ' ')") -}}{%- endmacro -%}
