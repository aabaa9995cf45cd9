{#-
  What the vault did not load, counted per check and load: one row also where nothing was found, so that a check is seen to have been made.

    checks  {'kind': 'missing_key', 'name': staging table, 'stage': relation, 'key': hash key of the table's own hub}: rows without a business
            key; they are in staging only. {'kind': 'conflict', 'name': satellite, 'stage': relation, 'key': hash key of its parent,
            'hashdiff': column}: rows with another payload for a key and load time that an earlier load has brought

  Columns: check_name, check_kind, key_column, _load_id, ldts (newest of the load), rows_checked, rows_found, _batch.
-#}
{%- macro vault_quality(checks) -%}
  {{- config(materialized='incremental', incremental_strategy='append') -}}
  {%- set read = {} -%}
  {%- if execute and is_incremental() and not var('offline', false) -%}
    {%- for row in run_query('select check_kind, check_name, max(_batch) from ' ~ this ~ ' group by check_kind, check_name').rows -%}
      {%- do read.update({row[0] ~ ' ' ~ row[1]: row[2] | int}) -%}
    {%- endfor -%}
  {%- endif -%}
  {%- for check in checks %}
    {%- set after = read.get(check.kind ~ ' ' ~ check.name, 0) %}
select
  {{ text_literal(check.name) }} as check_name,
  {{ text_literal(check.kind) }} as check_kind,
  {{ text_literal(check.key) }} as key_column,
  _load_id,
  max(_load_time) as ldts,
  count(*) as rows_checked,
  cast(sum(case when {{ quote_name(check.key) ~ ' = ' ~ zero_key() if check.kind == 'missing_key' else 'is_conflict' }} then 1 else 0 end) as bigint) as rows_found,
  _batch
from {{ check.stage if check.kind == 'missing_key' else conflicts(check, after) }} checked
where _batch > {{ after }}
    {%- if is_incremental() %}
  {#- Staging that was made anew hands over its loads once more. #}
  and not exists (
    select 1 from {{ this }} counted
    where counted.check_kind = {{ text_literal(check.kind) }} and counted.check_name = {{ text_literal(check.name) }} and counted._load_id = checked._load_id
  )
    {%- endif %}
group by _load_id, _batch
    {%- if not loop.last %}
union all
    {%- endif %}
  {%- endfor %}
{%- endmacro -%}

{#- The rows of a staging table with their place among those of the same key and load time, of the times that came after a batch. -#}
{%- macro conflicts(check, after) -%}
  {%- set key = quote_name(check.key) -%}
  {%- set hashdiff = quote_name(check.hashdiff) -%}
  {%- set first = 'over (partition by ' ~ key ~ ', _load_time order by _batch, _load_id, _row_number desc, ' ~ hashdiff ~ ')' -%}
(
  select
    staged.*,
    {{ key }} <> {{ zero_key() }}
      and first_value({{ hashdiff }}) {{ first }} <> {{ hashdiff }}
      and first_value(_load_id) {{ first }} <> _load_id as is_conflict
  from {{ check.stage }} staged
  {%- if after %}
  where exists (
    select 1 from {{ check.stage }} came
    where came._batch > {{ after }} and came.{{ key }} = staged.{{ key }} and came._load_time = staged._load_time
  )
  {%- endif %}
)
{%- endmacro -%}
