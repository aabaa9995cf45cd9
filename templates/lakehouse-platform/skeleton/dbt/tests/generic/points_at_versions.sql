{#-
  Every version that a point-in-time table names is there, belongs to the key, and is the one that holds at the snapshot; or it is the ghost.

    satellites  as given to `pit`
-#}
{%- test points_at_versions(model, key, satellites) -%}
{%- for satellite in satellites if is_there(satellite.relation) %}
  {%- set there = quote_name(satellite.get('key', key)) %}
  {%- set named_key = quote_name(satellite.name ~ '_key') %}
  {%- set named = quote_name(satellite.name ~ '_ldts') %}
select pit.{{ quote_name(key) }}, pit.snapshot_ts, {{ text_literal(satellite.name) }} as satellite
from {{ model }} pit
where not exists (
    select 1 from {{ satellite.relation }} versions
    where versions.{{ there }} = pit.{{ named_key }} and versions.ldts = pit.{{ named }}
  )
  or pit.{{ named }} > pit.snapshot_ts
  or pit.{{ named_key }} not in (pit.{{ quote_name(key) }}, {{ zero_key() }})
  or exists (
    select 1 from {{ satellite.relation }} younger
    where younger.{{ there }} = pit.{{ quote_name(key) }} and younger.ldts > pit.{{ named }} and younger.ldts <= pit.snapshot_ts
  )
  {%- if not loop.last %}
union all
  {%- endif %}
{%- else %}
select {{ quote_name(key) }} from {{ model }} pit where 1 = 0
{%- endfor %}
{%- endtest -%}
