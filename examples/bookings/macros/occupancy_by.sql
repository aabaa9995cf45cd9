{#-
  Nights in each state and occupancy, per month and value of a column.

    column  column of fct_property_day
-#}
{%- macro occupancy_by(column) -%}
  {%- set nights_that_are = {} -%}
  {%- for state in ['occupied', 'blocked', 'available'] -%}
    {%- do nights_that_are.update({state: "sum(case when state = '" ~ state ~ "' then 1 else 0 end)"}) -%}
  {%- endfor -%}
select
  {{ column }},
  month_start,
  count(*) as nights,
  {%- for state, nights in nights_that_are.items() %}
  {{ nights }} as {{ state }}_nights,
  {%- endfor %}
  -- Of the nights that could be sold; NULL when all were blocked.
  cast(
    round(cast({{ nights_that_are.occupied }} as double) / nullif(count(*) - {{ nights_that_are.blocked }}, 0), 6)
    as decimal(7, 6)
  ) as occupancy
from {{ ref('fct_property_day') }}
group by {{ column }}, month_start
{%- endmacro -%}
