{#-
  The stored sets that this load starts from or may have to write again: the newest one of each parent that came, and all of a parent that is
  late. Of a set that was written twice, the rows of the newest batch.
-#}
{%- macro stored_sets(parent, late) -%}
stored_sets as (
  select ranked.*
  from (
    select
      stored.*,
      max(stored.ldts) over (partition by stored.{{ parent }}) as newest_ldts,
      max(stored._batch) over (partition by stored.{{ parent }}, stored.ldts) as newest_batch
    from {{ this }} stored
    where exists (select 1 from arrived where arrived.{{ parent }} = stored.{{ parent }})
  ) ranked
  where ranked._batch = ranked.newest_batch
    and (ranked.ldts = ranked.newest_ldts
    {%- if late %} or exists (select 1 from late_keys where late_keys.{{ parent }} = ranked.{{ parent }}){% endif %})
),
{%- endmacro -%}

{#-
  The sets of `observed` at every time at which a member changed or a set is stored: their members, or one deleted row when there is none.
-#}
{%- macro sets_of_members(parent, child_keys, columns, stored) -%}
{%- set member = ([parent] + (quote_names(child_keys).split(', '))) | join(', ') -%}
members as (
  select changed.*, coalesce(lead(ldts) over (partition by {{ member }} order by ldts), {{ end_of_time() }}) as ends
  from (
    select
      stated.*,
      lag(state) over (partition by {{ member }} order by ldts) as state_before
    from (select observed.*, case when is_deleted then '' else hashdiff end as state from observed) stated
  ) changed
  where state <> coalesce(state_before, '')
),
moments as (
  select {{ parent }}, ldts, max(_load_id) as _load_id, max(rsrc) as rsrc
  from (
    select {{ parent }}, ldts, _load_id, rsrc from members
    {%- if stored %}
    union all
    select {{ parent }}, ldts, _load_id, rsrc from stored_sets
    {%- endif %}
  ) times
  group by {{ parent }}, ldts
),
present as (
  select
    members.*,
    moments.ldts as set_ldts,
    moments._load_id as set_load_id
  from moments
  join members on members.{{ parent }} = moments.{{ parent }} and members.ldts <= moments.ldts and moments.ldts < members.ends
  where not members.is_deleted
),
sets as (
  select {{ parent }}{% for name in child_keys + columns %}, {{ quote_name(name) }}{% endfor %}, hashdiff, is_deleted, set_load_id as _load_id, set_ldts as ldts, rsrc
  from present
  union all
  select moments.{{ parent }}{% for name in child_keys + columns %}, null{% endfor %}, {{ zero_key() }}, true, moments._load_id, moments.ldts, moments.rsrc
  from moments
  where not exists (select 1 from present where present.{{ parent }} = moments.{{ parent }} and present.set_ldts = moments.ldts)
)
{%- endmacro -%}

{#- The sets that are not stored, or stored otherwise. -#}
{%- macro changed_sets(parent, child_keys) -%}
changed_sets as (
  select {{ parent }}, ldts from sets
  where not exists (select 1 from stored_sets where {{ same_member('stored_sets', 'sets', parent, child_keys) }})
  union
  select {{ parent }}, ldts from stored_sets
  where not exists (select 1 from sets where {{ same_member('stored_sets', 'sets', parent, child_keys) }})
)
{%- endmacro -%}

{%- macro same_member(left, right, parent, child_keys) -%}
{{ left }}.{{ parent }} = {{ right }}.{{ parent }} and {{ left }}.ldts = {{ right }}.ldts and {{ left }}.hashdiff = {{ right }}.hashdiff
{%- for name in child_keys %} and {{ left }}.{{ quote_name(name) }} is not distinct from {{ right }}.{{ quote_name(name) }}{% endfor %}
{%- endmacro -%}
