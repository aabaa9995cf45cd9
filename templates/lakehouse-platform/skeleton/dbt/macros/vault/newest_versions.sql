{#-
  Companion of a large satellite: the newest version of each key, maintained by MERGE. While it is complete the satellite compares with it
  instead of looking for the newest versions in its own history, so a load reads as many rows as there are keys, and not as there are versions.
  When it is missing or behind, the satellite reads its history: the companion makes loads faster, never different.

  The model has to be named `<satellite>__newest`.

    satellite  relation of the satellite, effectivity or status
    key        its hash key column
-#}
{%- macro newest_versions(satellite, key) -%}
  {{- config(materialized='incremental', incremental_strategy='merge', unique_key=key) -}}
  {%- set incremental = is_incremental() -%}
  {%- set known = newest_batch(this) if incremental and execute and not var('offline', false) else 0 -%}
with fresh as (
  select * from (
    select
      {{ quote_name(key) }}, ldts, hashdiff,
      max(_batch) over (partition by {{ quote_name(key) }}) as _batch,
      row_number() over (partition by {{ quote_name(key) }} order by ldts desc) as pick
    from {{ satellite }}
    where rsrc <> 'ghost' {%- if incremental %} and _batch > {{ known }}{% endif %}
  ) ranked
  where pick = 1
)
{%- if incremental %}
select
  fresh.{{ quote_name(key) }},
  case when known.ldts > fresh.ldts then known.ldts else fresh.ldts end as ldts,
  case when known.ldts > fresh.ldts then known.hashdiff else fresh.hashdiff end as hashdiff,
  fresh._batch
from fresh
left join {{ this }} known on known.{{ quote_name(key) }} = fresh.{{ quote_name(key) }}
{%- else %}
select {{ quote_name(key) }}, ldts, hashdiff, _batch from fresh
{%- endif %}
{%- endmacro -%}
