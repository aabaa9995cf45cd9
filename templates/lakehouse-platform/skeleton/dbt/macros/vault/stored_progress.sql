{#-
  What this table itself says about its reading, in as few questions as possible:

    seen     newest batch of which it holds a row
    sources  {record source: newest batch}; one entry when `by_source` is false
    marks    {staging table: batch up to which it was read}, see marks.sql
    newest   relation with the newest version of each key, when there is one and it has all of them (newest_versions.sql)
-#}
{%- macro stored_progress(by_source=false) -%}
  {%- set companion = none if by_source else adapter.get_relation(database=this.database, schema=this.schema, identifier=this.identifier ~ '__newest') -%}
  {%- set known = newest_batch(companion) if companion else 0 -%}
  {%- set rows = run_query(progress_question(by_source, known)).rows -%}
  {%- set sources = {} -%}
  {%- for row in rows if row[0] == 'table' -%}{%- do sources.update({row[1]: row[2] | int}) -%}{%- endfor -%}
  {%- if known and not sources.values() | max -%}
    {#- The table was taken back to before its companion: ask again without it. -#}
    {%- do sources.update({'': newest_batch(this)}) -%}
  {%- endif -%}
  {%- set seen = sources.values() | max if sources else 0 -%}
  {%- set marks = {} -%}
  {%- for row in rows if row[0] == 'mark' and row[3] <= seen -%}
    {%- do marks.update({row[1]: [marks.get(row[1], 0), row[2] | int] | max}) -%}
  {%- endfor -%}
  {{- return({'seen': seen, 'sources': sources, 'marks': marks, 'newest': companion if known and known == seen else none}) -}}
{%- endmacro -%}

{#- `known`: a batch of which the table surely holds a row, so that older rows need not be read; 0 when there is none. -#}
{%- macro progress_question(by_source, known) -%}
  {%- set marks = marks_relation() -%}
  select 'table' as kind, {{ 'rsrc' if by_source else "''" }} as name, coalesce(max(_batch), 0) as batch, cast(0 as bigint) as seen
  from {{ this if by_source else last_batch(this) }}
  {%- if by_source %}
  where rsrc <> 'ghost'
  group by rsrc
  {%- elif known %}
  where _batch >= {{ known }}
  {%- endif %}
  {%- if marks %}
  union all
  select 'mark', stage, read_up_to, seen from {{ marks }} where reader = {{ text_literal(this.identifier) }}
  {%- endif %}
{%- endmacro -%}

{%- macro newest_batch(relation) -%}
  {{- return(run_query('select coalesce(max(_batch), 0) from ' ~ last_batch(relation)).rows[0][0] | int) -}}
{%- endmacro -%}

{#-
  Where to take max(_batch) from: the relation itself, of which Iceberg and Snowflake know it without reading rows. DuckDB would read the
  column of every row, but only the last rows for the first one of an order.
-#}
{%- macro last_batch(relation) -%}{{- return(adapter.dispatch('last_batch', 'lakehouse')(relation)) -}}{%- endmacro -%}
{%- macro default__last_batch(relation) -%}{{- return(relation) -}}{%- endmacro -%}
{%- macro duckdb__last_batch(relation) -%}{{- return('(select _batch from ' ~ relation ~ ' order by _batch desc limit 1) last_row') -}}{%- endmacro -%}
