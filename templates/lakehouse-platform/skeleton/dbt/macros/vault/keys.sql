{#-
  The first row of each key that the table does not hold yet, and the ghosts of a new table: what hubs and links load.

    key        hash key column
    columns    columns of the table besides its hash keys
    stages     relations to read
    selected   what to select of each stage, as SQL: `members` and `columns`
    members    further hash key columns
    condition  SQL condition on the staged rows
-#}
{%- macro new_keys(key, columns, stages, selected, members=[], condition=none) -%}
{%- set readings = key_readings(stages) -%}
{%- for reading in readings %}{{ due_mark(reading) }}{% endfor %}
with arrived as (
  {%- for reading in readings %}
  select {{ quote_name(key) }}, {{ selected[loop.index0] }}, _load_id, cast({{ reading.up_to }} as bigint) as _batch, _load_time as ldts, rsrc, _row_number, {{ loop.index }} as priority
  from {{ reading.stage }}
  where {{ quote_name(key) }} <> {{ zero_key() }}
    {%- if condition %} and {{ condition }}{% endif %}
    and {{ unread(reading) }}
    {%- if not loop.last %}
  union all
    {%- endif %}
  {%- endfor %}
),
ranked as (
  select
    arrived.*,
    row_number() over (partition by {{ quote_name(key) }} order by ldts, priority, rsrc, _load_id, _row_number) as pick
  from arrived
)
select {{ quote_names([key] + members + columns, 'ranked') }}, ranked._load_id, ranked._batch, ranked.ldts, ranked.rsrc
from ranked
where pick = 1
{%- if is_incremental() %}
  and not exists (select 1 from {{ this }} known where known.{{ quote_name(key) }} = ranked.{{ quote_name(key) }})
{%- else %}
union all
{{ ghosts([key] + members, columns) }}
{%- endif %}
{%- endmacro -%}

{#- The condition for the batches of a staging table that were not read yet. -#}
{%- macro unread(reading) -%}
  {%- if not reading.batches -%}{{- return('1 = 0') -}}{%- endif -%}
  {{- return('_batch > ' ~ reading.after ~ ' and _batch <= ' ~ reading.up_to) -}}
{%- endmacro -%}
