{#- Staging has of every load all the rows that raw has of it. `raw`: relation of the raw table; it may hold newer loads only. -#}
{%- test holds_every_load(model, raw) -%}
select raw_loads._load_id, raw_loads.in_raw, coalesce(staged_loads.in_staging, 0) as in_staging
from (select _load_id, count(*) as in_raw from {{ raw }} group by _load_id) raw_loads
left join (select _load_id, count(*) as in_staging from {{ model }} group by _load_id) staged_loads
  on staged_loads._load_id = raw_loads._load_id
where staged_loads.in_staging is null or staged_loads.in_staging <> raw_loads.in_raw
{%- endtest -%}
