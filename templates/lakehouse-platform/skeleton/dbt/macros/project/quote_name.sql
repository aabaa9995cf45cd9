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

{#- Snowflake writes unquoted names in upper case; our tables there are created by other engines in lower case. -#}
{%- macro snowflake__quote_name(name) -%}
  {{- return('"' ~ (name | replace('"', '""')) ~ '"') -}}
{%- endmacro -%}

{#- The names quoted and separated by commas, each with an optional table alias. -#}
{%- macro quote_names(names, alias=none) -%}
  {%- set quoted = [] -%}
  {%- for name in names -%}
    {%- do quoted.append((alias ~ '.' if alias else '') ~ quote_name(name)) -%}
  {%- endfor -%}
  {{- return(quoted | join(', ')) -}}
{%- endmacro -%}

{#- A string literal; the values are ours (source names, keys), quotes are doubled all the same. -#}
{%- macro text_literal(value) -%}
  {{- return("'" ~ (value | replace("'", "''")) ~ "'") -}}
{%- endmacro -%}
