{#-
  Dimension with one row per hub key and snapshot, and the attributes that held then. The point-in-time table names the versions, so all joins
  are equalities; where it names the ghost, the attributes are NULL.

    pit           relation of the point-in-time table
    hub           relation of the hub
    key           its hash key column
    business_key  its business key columns
    satellites    [{'relation': relation, 'name': its name in the point-in-time table, 'key': its hash key column when it has another name,
                  'columns': {column there: column here}}]; a key is left out where the first of them has no version or a deleted one
-#}
{%- macro dimension_as_of(pit, hub, key, business_key, satellites) -%}
select
  pit.snapshot_ts,
  {{ quote_names([key] + business_key, 'hub') }}
  {%- for satellite in satellites %}
    {%- set alias = 'satellite_' ~ loop.index %}
    {%- for there, here in satellite.columns.items() %},
  case when not {{ alias }}.is_deleted then {{ alias }}.{{ quote_name(there) }} end as {{ quote_name(here) }}
    {%- endfor %}
  {%- endfor %}
from {{ pit }} pit
join {{ hub }} hub
  on hub.{{ quote_name(key) }} = pit.{{ quote_name(key) }}
{%- for satellite in satellites %}
{%- set alias = 'satellite_' ~ loop.index %}
join {{ satellite.relation }} {{ alias }}
  on {{ alias }}.{{ quote_name(satellite.get('key', key)) }} = pit.{{ quote_name(satellite.name ~ '_key') }}
  and {{ alias }}.ldts = pit.{{ quote_name(satellite.name ~ '_ldts') }}
{%- endfor %}
where satellite_1.rsrc <> 'ghost' and not satellite_1.is_deleted
{%- endmacro -%}
