{#- Quotes an identifier for the target; a quote character inside the name is doubled. -#}
{%- macro quote_name(name) -%}
  {{- return(adapter.dispatch('quote_name', 'lakehouse')(name)) -}}
{%- endmacro -%}

{%- macro default__quote_name(name) -%}
  {{- return('"' ~ (name | replace('"', '""')) ~ '"') -}}
{%- endmacro -%}

{%- macro spark__quote_name(name) -%}
  {{- return('`' ~ (name | replace('`', '``')) ~ '`') -}}
{%- endmacro -%}

{#- What the name means there without quotes, so that people's SQL and ours name the same column. -#}
{%- macro snowflake__quote_name(name) -%}
  {{- return('"' ~ (name | upper | replace('"', '""')) ~ '"') -}}
{%- endmacro -%}

{#- The names quoted and separated by commas, each with an optional table alias. -#}
{%- macro quote_names(names, alias=none) -%}
  {%- set quoted = [] -%}
  {%- for name in names -%}
    {%- do quoted.append((alias ~ '.' if alias else '') ~ quote_name(name)) -%}
  {%- endfor -%}
  {{- return(quoted | join(', ')) -}}
{%- endmacro -%}

{#- A string literal of any text. Quotes are doubled everywhere; in some engines a backslash begins an escape and is doubled too. -#}
{%- macro text_literal(value) -%}{{- return(adapter.dispatch('text_literal', 'lakehouse')(value)) -}}{%- endmacro -%}
{%- macro default__text_literal(value) -%}{{- return("'" ~ (value | replace("'", "''")) ~ "'") -}}{%- endmacro -%}
{%- macro snowflake__text_literal(value) -%}{{- return(default__text_literal(value | replace('\\', '\\\\'))) -}}{%- endmacro -%}
{#- Spark reads '' as the end of one literal and the begin of the next, and puts settings in the place of ${name}. -#}
{%- macro spark__text_literal(value) -%}
  {{- return("'" ~ (value | replace('\\', '\\\\') | replace("'", "\\'") | replace('$', '\\u0024')) ~ "'") -}}
{%- endmacro -%}
