{#-
  Fact with one row per relationship of a link that holds now.

    link            relation of the link
    key             its hash key column
    dependent_keys  columns of the link's key that belong to no hub
    members         [{'hub': relation, 'key': hub's hash key column, 'member': hash key column in the link,
                    'columns': {business key column: column here}}]
    satellites      [{'relation': relation, 'columns': {column there: column here}}]
-#}
{%- macro fact(link, key, members, dependent_keys=[], satellites=[]) -%}
select
  {{ quote_names([key] + dependent_keys, 'link') }}
  {%- for member in members %}
    {%- set alias = 'member_' ~ loop.index %}
    {%- for there, here in member.columns.items() %},
  {{ alias }}.{{ quote_name(there) }} as {{ quote_name(here) }}
    {%- endfor %}
  {%- endfor %}
  {%- for satellite in satellites %}
    {%- set alias = 'satellite_' ~ loop.index %}
    {%- for there, here in satellite.columns.items() %},
  {{ alias }}.{{ quote_name(there) }} as {{ quote_name(here) }}
    {%- endfor %}
  {%- endfor %}
from {{ link }} link
{%- for member in members %}
left join {{ member.hub }} member_{{ loop.index }}
  on member_{{ loop.index }}.{{ quote_name(member.key) }} = link.{{ quote_name(member.member) }}
{%- endfor %}
{%- for satellite in satellites %}
{{ 'inner' if loop.first else 'left' }} join {{ current_versions(satellite.relation, key) }} satellite_{{ loop.index }}
  on satellite_{{ loop.index }}.{{ quote_name(key) }} = link.{{ quote_name(key) }}
{%- endfor %}
where link.rsrc <> 'ghost'
{%- endmacro -%}
