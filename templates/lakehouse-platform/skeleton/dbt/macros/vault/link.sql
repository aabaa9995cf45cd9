{#-
  Link: one row per relationship, with the time and source of its first appearance. Its keys were computed in staging, so a link does not
  wait for its hubs. A row of which a required member is missing has the zero key in staging and is no relationship.

    key             hash key column of the link
    members         hash key columns of the hubs, one per role
    dependent_keys  columns that belong to the link's key but to no hub
    stages          relations to read
-#}
{%- macro link(key, members, stages, dependent_keys=[]) -%}
with candidates as (
  {%- for stage in stages %}
  select {{ quote_names([key] + members + dependent_keys) }}, _load_time as ldts, rsrc, _row_number, {{ loop.index }} as priority
  from {{ stage }}
  where {{ quote_name(key) }} <> {{ zero_key() }}
    {%- if not loop.last %}
  union all
    {%- endif %}
  {%- endfor %}
),
ranked as (
  select
    candidates.*,
    row_number() over (partition by {{ quote_name(key) }} order by ldts, priority, rsrc, _row_number) as pick
  from candidates
)
{{ new_keys(key, dependent_keys, members) }}
{%- endmacro -%}
