{#-
  Dimension with one row per day from `first` to `last`, both texts yyyy-mm-dd and both included. Weeks are those of ISO 8601: they begin on
  Monday, and `iso_year` is the year that a week belongs to.
-#}
{%- macro date_dimension(first, last) -%}
  {%- set begin = modules.datetime.datetime.strptime(first, '%Y-%m-%d') -%}
  {%- set days = (modules.datetime.datetime.strptime(last, '%Y-%m-%d') - begin).days + 1 -%}
  {%- if days < 1 -%}{{- exceptions.raise_compiler_error('The date dimension ends on ' ~ last ~ ', before it begins on ' ~ first ~ '.') -}}{%- endif -%}
with digits as (
  {%- for digit in range(10) %}
  select {{ digit }} as digit{{ ' union all' if not loop.last }}
  {%- endfor %}
),
numbers as (
  select {% for place in range((days - 1) | string | length) %}{{ ' + ' if not loop.first }}{{ 10 ** place }} * digits_{{ place }}.digit{% endfor %} as number
  from {% for place in range((days - 1) | string | length) %}{{ ' cross join ' if not loop.first }}digits digits_{{ place }}{% endfor %}
),
days as (
  select
    {{ add_days("cast('" ~ first ~ "' as date)", 'number') }} as date_day,
    mod(number + {{ begin.weekday() }}, 7) + 1 as day_of_week
  from numbers
  where number < {{ days }}
),
weeks as (
  select days.*, {{ add_days('date_day', '4 - day_of_week') }} as thursday from days
)
select {{ into_one_file() }}
  date_day,
  cast(extract(year from date_day) as integer) as calendar_year,
  cast(extract(quarter from date_day) as integer) as calendar_quarter,
  cast(extract(month from date_day) as integer) as calendar_month,
  cast(extract(day from date_day) as integer) as day_of_month,
  day_of_week,
  day_of_week > 5 as is_weekend,
  cast(extract(year from thursday) as integer) as iso_year,
  cast(floor((extract(doy from thursday) - 1) / 7) + 1 as integer) as iso_week
from weeks
{%- endmacro -%}

{#- A hint for engines that would write each part of a UNION ALL into a file of its own. -#}
{%- macro into_one_file() -%}{{- return(adapter.dispatch('into_one_file', 'lakehouse')()) -}}{%- endmacro -%}
{%- macro default__into_one_file() -%}{{- return('') -}}{%- endmacro -%}
{%- macro spark__into_one_file() -%}{{- return('/*+ coalesce(1) */') -}}{%- endmacro -%}
