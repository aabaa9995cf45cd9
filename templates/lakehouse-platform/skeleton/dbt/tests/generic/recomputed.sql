{#- The stored hash key of a hub is the hash of its business key. `terms`: [[column, type]…] as in staging, a collision code as [none, code]. -#}
{%- test recomputed_key(model, key, terms) -%}
select stored.{{ quote_name(key) }}
from {{ model }} stored
where rsrc <> 'ghost' and stored.{{ quote_name(key) }} <> {{ hash_key(terms, 'stored') }}
{%- endtest -%}

{#-
  The stored key of a link is the hash of the business keys of its hubs and its dependent keys. A member whose hub row is not there cannot
  be recomputed and is left to `references_row`.

    members    [{'column': hash key in the link, 'hub': relation, 'key': hash key of the hub, 'terms': [[column, type]…]}] in the link's order
    dependent  [[column, type]…] of the dependent keys
-#}
{%- test recomputed_link_key(model, key, members, dependent=[]) -%}
{%- set terms = [] -%}
select stored.stored_key
from (
  select
    link.{{ quote_name(key) }} as stored_key
    {%- for member in members %}
      {%- set number = loop.index %}
      {%- for term in member.terms %}
        {%- if term[0] is none %}{% do terms.append(term) %}{% else %},
    hub_{{ number }}.{{ quote_name(term[0]) }} as member_{{ number }}_{{ loop.index }}{% do terms.append(['member_' ~ number ~ '_' ~ loop.index, term[1]]) %}
        {%- endif %}
      {%- endfor %}
    {%- endfor %}
    {%- for term in dependent %},
    link.{{ quote_name(term[0]) }} as dependent_{{ loop.index }}{% do terms.append(['dependent_' ~ loop.index, term[1]]) %}
    {%- endfor %}
  from {{ model }} link
  {%- for member in members %}
  join {{ member.hub }} hub_{{ loop.index }} on hub_{{ loop.index }}.{{ quote_name(member.key) }} = link.{{ quote_name(member.column) }}
  {%- endfor %}
  where link.rsrc <> 'ghost'
) stored
where stored.stored_key <> {{ hash_key(terms, 'stored') }}
{%- endtest -%}

{#- The stored hashdiff is the hash of the stored payload. `terms`: [[column, type]…] in their stored order. -#}
{%- test recomputed_hashdiff(model, key, terms) -%}
select stored.{{ quote_name(key) }}, stored.ldts
from {{ model }} stored
where rsrc <> 'ghost' and stored.hashdiff <> {{ hash_diff(terms, 'stored.is_deleted', 'stored') }}
{%- endtest -%}
