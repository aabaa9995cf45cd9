-- One row per day on which an order was placed.
{{ config(schema='marts', tags=['northwind']) }}

select
  days.date_day,
  cast(extract(year from days.date_day) as integer) as calendar_year,
  cast(extract(quarter from days.date_day) as integer) as calendar_quarter,
  cast(extract(month from days.date_day) as integer) as calendar_month,
  cast(extract(day from days.date_day) as integer) as day_of_month
from (
  select distinct order_date as date_day
  from {{ current_versions(ref('sat_order'), 'order_hk') }} orders
  where order_date is not null
) days
