{#-
  Of each key the ranges from `valid_from` up to, but not including, `valid_to` neither overlap nor are empty, and exactly one is open. For
  views of history (scd2) and dimensions with validity.
-#}
{%- test disjoint_ranges(model, key, valid_from='valid_from', valid_to='valid_to') -%}
with ranges as (
  select
    {{ quote_name(key) }} as range_key,
    {{ quote_name(valid_from) }} as begins,
    {{ quote_name(valid_to) }} as ends,
    lead({{ quote_name(valid_from) }}) over (partition by {{ quote_name(key) }} order by {{ quote_name(valid_from) }}) as next_begins
  from {{ model }}
)
select range_key, 'is empty or ends before it begins' as problem, begins from ranges where ends <= begins
union all
select range_key, 'overlaps the next one', begins from ranges where next_begins < coalesce(ends, {{ end_of_time() }})
union all
select range_key, 'has not exactly one open range', min(begins) from ranges group by range_key having sum(case when ends is null then 1 else 0 end) <> 1
{%- endtest -%}
