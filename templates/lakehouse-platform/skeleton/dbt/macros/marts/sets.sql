{#- The rows of the multi-active sets that hold now, as a subquery; none for a parent whose set is empty. -#}
{%- macro current_sets(satellite, parent_key) -%}
(
  select * from (
    select
      members.*,
      rank() over (partition by {{ quote_name(parent_key) }} order by ldts desc, _batch desc) as pick
    from {{ satellite }} members
    where rsrc <> 'ghost'
  ) ranked
  where pick = 1 and not is_deleted
)
{%- endmacro -%}

{#- The members of all sets with the time their set held, as a subquery: from `valid_from` up to, but not including, `valid_to`. -#}
{%- macro set_ranges(satellite, parent_key) -%}
(
  select members.*, sets.ldts as valid_from, sets.valid_to
  from (
    select {{ quote_name(parent_key) }} as parent_key, ldts, newest, lead(ldts) over (partition by {{ quote_name(parent_key) }} order by ldts) as valid_to
    from (
      select {{ quote_name(parent_key) }}, ldts, max(_batch) as newest
      from {{ satellite }}
      where rsrc <> 'ghost'
      group by {{ quote_name(parent_key) }}, ldts
    ) written
  ) sets
  join {{ satellite }} members
    on members.{{ quote_name(parent_key) }} = sets.parent_key and members.ldts = sets.ldts and members._batch = sets.newest
  where not members.is_deleted
)
{%- endmacro -%}
