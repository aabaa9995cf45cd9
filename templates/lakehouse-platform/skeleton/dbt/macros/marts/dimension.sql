{#-
  Dimension with one row per hub key and the attributes that hold now.

    hub           relation of the hub
    key           its hash key column
    business_key  its business key columns
    satellites    [{'relation': relation, 'columns': {column there: column here}}]
-#}
{%- macro dimension(hub, key, business_key, satellites=[]) -%}
select
  {{ quote_names([key] + business_key, 'hub') }}
  {%- for satellite in satellites %}
    {%- set alias = 'satellite_' ~ loop.index %}
    {%- for there, here in satellite.columns.items() %},
  {{ alias }}.{{ quote_name(there) }} as {{ quote_name(here) }}
    {%- endfor %}
  {%- endfor %}
from {{ hub }} hub
{%- for satellite in satellites %}
{{ 'inner' if loop.first else 'left' }} join {{ current_versions(satellite.relation, key) }} satellite_{{ loop.index }}
  on satellite_{{ loop.index }}.{{ quote_name(key) }} = hub.{{ quote_name(key) }}
{%- endfor %}
where hub.rsrc <> 'ghost'
{%- endmacro -%}
