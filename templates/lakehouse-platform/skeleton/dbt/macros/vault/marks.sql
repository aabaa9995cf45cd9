{#-
  Reading marks: up to which batch a vault table has read a staging table. The rows of the table itself say so whenever a batch left one.
  Batches that left none would be read again by every run; after eight of them the run that reads them writes a mark.

  A mark is trusted only while the table still holds what it held when the mark was written (`seen`): a table that was taken back to an
  older snapshot reads again. Losing marks costs time, never rows.

  The model is one row per mark; this SELECT makes the empty table, the marks are added by `note_reading`.
-#}
{%- macro reading_marks() -%}
{{- config(materialized='incremental', incremental_strategy='append') -}}
select
  cast('' as {{ text_type() }}) as reader,
  cast('' as {{ text_type() }}) as stage,
  cast(0 as bigint) as seen,
  cast(0 as bigint) as read_up_to
where 1 = 0
{%- endmacro -%}

{#- The relation with the marks; none when the project has no such model or it was never built. -#}
{%- macro marks_relation() -%}
  {{- return(adapter.get_relation(database=this.database, schema=this.schema, identifier='reading_marks')) -}}
{%- endmacro -%}

{#- A line of the model's SQL from which `note_reading` takes the mark that is due: it is exactly what that SQL has read. -#}
{%- macro due_mark(reading) -%}
  {%- if reading.batches >= 8 %}
-- mark: {{ reading.stage.identifier }} {{ reading.seen }} {{ reading.up_to }}
  {%- endif -%}
{%- endmacro -%}

{#- Runs after the rows of a vault table are committed. Nothing when no mark is due. -#}
{%- macro note_reading() -%}
  {%- set due = modules.re.findall('-- mark: (\\S+) (\\d+) (\\d+)', model.get('compiled_code') or '') if execute else [] -%}
  {%- set marks = marks_relation() if due else none -%}
  {%- if marks %}
insert into {{ marks }}
    {%- for stage, seen, up_to in due %}
select {{ text_literal(this.identifier) }}, {{ text_literal(stage) }}, cast({{ seen }} as bigint), cast({{ up_to }} as bigint)
      {%- if not loop.last %}
union all
      {%- endif %}
    {%- endfor %}
  {%- endif -%}
{%- endmacro -%}
