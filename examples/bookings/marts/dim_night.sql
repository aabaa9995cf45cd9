-- One row per night from the first one that any property could sell to the end of the second month after the newest report.
{{ config(schema='marts', tags=['bookings']) }}

with reports as (
  select max(report_day) as newest from {{ ref('int_booking_events') }}
),
span as (
  select
    min(property.opened_on) as first_night,
    {{ dbt.last_day(dbt.dateadd('month', 2, 'max(reports.newest)'), 'month') }} as last_night
  from {{ ref('dim_property') }} property
  cross join reports
),
digits as (
  {%- for digit in range(10) %}
  select {{ digit }} as digit{{ ' union all' if not loop.last }}
  {%- endfor %}
),
numbers as (
  select a.digit + 10 * b.digit + 100 * c.digit + 1000 * d.digit as number
  from digits a cross join digits b cross join digits c cross join digits d
),
nights as (
  select {{ add_days('span.first_night', 'numbers.number') }} as night
  from span
  join numbers on numbers.number <= {{ dbt.datediff('span.first_night', 'span.last_night', 'day') }}
)
select {{ into_one_file() }}
  night,
  cast(date_trunc('month', night) as date) as month_start,
  cast(extract(year from night) as integer) as calendar_year,
  cast(extract(month from night) as integer) as calendar_month
from nights
