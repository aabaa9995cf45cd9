{#-
  Fact with one row per relationship of a link that holds now. Every join finds at most one row, so history never multiplies it.

    link            relation of the link
    key             its hash key column
    dependent_keys  columns of the link's key that belong to no hub
    members         [{'hub': relation, 'key': hub's hash key column, 'member': hash key column in the link,
                    'columns': {business key column: column here}}]
    satellites      [{'relation': relation, 'columns': {column there: column here}}]
    status          satellite that says whether a relationship holds: the status satellite of the link, or an effectivity satellite whose
                    payload is the key of the link. Without it the first satellite says so; without both all relationships count
    status_key      hash key column of `status`; the link's own when it is not given
    walk            to-one relationships of the members, as they are now: steps as of `bridge`, and {'hub': relation, 'hub_key': its hash key
                    column, 'columns': {business key column: column here}}
-#}
{%- macro fact(link, key, members, dependent_keys=[], satellites=[], status=none, status_key=none, walk=[]) -%}
  {%- set attributes = [] -%}
  {%- for group, joined in [['member', members], ['walked', walk], ['satellite', satellites]] -%}
    {%- for item in joined -%}
      {%- set alias = group ~ '_' ~ loop.index -%}
      {%- for there, here in item.get('columns', {}).items() -%}
        {%- do attributes.append(alias ~ '.' ~ quote_name(there) ~ ' as ' ~ quote_name(here)) -%}
      {%- endfor -%}
    {%- endfor -%}
  {%- endfor -%}
select
  {{ quote_names([key] + dependent_keys, 'link') }}
  {%- for attribute in attributes %},
  {{ attribute }}
  {%- endfor %}
from {{ link }} link
{%- if status %}
join {{ current_versions(status, status_key or key) }} status
  on status.{{ quote_name(key) }} = link.{{ quote_name(key) }}
{%- endif %}
{%- for member in members %}
left join {{ member.hub }} member_{{ loop.index }}
  on member_{{ loop.index }}.{{ quote_name(member.key) }} = link.{{ quote_name(member.member) }}
{%- endfor %}
{{- fact_walk(members, walk) }}
{%- for satellite in satellites %}
{{ 'inner' if loop.first and not status else 'left' }} join {{ current_versions(satellite.relation, key) }} satellite_{{ loop.index }}
  on satellite_{{ loop.index }}.{{ quote_name(key) }} = link.{{ quote_name(key) }}
{%- endfor %}
where link.rsrc <> 'ghost'
{%- endmacro -%}

{#- The joins of the walk: effectivity of the key that the step starts from, its link, and the hub it leads to. -#}
{%- macro fact_walk(members, walk) -%}
  {%- set keys = {} -%}
  {%- for member in members -%}{%- do keys.update({member.member: 'link.' ~ quote_name(member.member)}) -%}{%- endfor -%}
  {%- for step in walk %}
    {%- set number = loop.index %}
left join {{ current_versions(step.effectivity, step.driving_key) }} holds_{{ number }}
  on holds_{{ number }}.{{ quote_name(step.driving_key) }} = {{ keys[step.get('from', step.driving_key)] }}
left join {{ step.link }} to_{{ number }}
  on to_{{ number }}.{{ quote_name(step.link_key) }} = holds_{{ number }}.{{ quote_name(step.link_key) }}
    {%- if step.get('hub') %}
left join {{ step.hub }} walked_{{ number }}
  on walked_{{ number }}.{{ quote_name(step.hub_key) }} = to_{{ number }}.{{ quote_name(step.target_key) }}
    {%- endif %}
    {%- do keys.update({step['as']: 'to_' ~ number ~ '.' ~ quote_name(step.target_key)}) %}
  {%- endfor %}
{%- endmacro -%}
