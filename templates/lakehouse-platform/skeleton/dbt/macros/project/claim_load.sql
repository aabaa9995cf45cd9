{#-
  Writes one of `lakehouse.load-id`, `lakehouse.load-time`, `lakehouse.source` into the summary of every snapshot that the session commits
  from now on, so that a table can say which load it stands at. The values come from `--vars` and are checked, because SET takes no
  literals. Engines without snapshot properties ignore it.
-#}
{%- macro claim_load(property) -%}
  {{- return(adapter.dispatch('claim_load', 'lakehouse')(property, var(property | replace('-', '_'), ''))) -}}
{%- endmacro -%}

{%- macro default__claim_load(property, value) -%}{%- endmacro -%}

{%- macro spark__claim_load(property, value) -%}
  {%- if value and execute -%}
    {%- if not modules.re.fullmatch('[A-Za-z0-9_.:+-]{1,100}', value | string) -%}
      {{ exceptions.raise_compiler_error("The variable for lakehouse." ~ property ~ " may hold letters, digits and . : + - _ only.") }}
    {%- endif -%}
    set spark.sql.iceberg.snapshot-property.lakehouse.{{ property }}={{ value }}
  {%- endif -%}
{%- endmacro -%}
