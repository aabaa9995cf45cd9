-- Occupancy per city and month. A night counts for the city that the property was offered in on that night.
{{ config(schema='marts', tags=['bookings']) }}

select
  city,
  month_start,
  count(*) as nights,
  sum(case when state = 'occupied' then 1 else 0 end) as occupied_nights,
  sum(case when state = 'blocked' then 1 else 0 end) as blocked_nights,
  sum(case when state = 'available' then 1 else 0 end) as available_nights,
  -- Of the nights that could be sold; NULL when all were blocked.
  cast(
    round(
      cast(sum(case when state = 'occupied' then 1 else 0 end) as double)
      / nullif(sum(case when state <> 'blocked' then 1 else 0 end), 0),
      6
    ) as decimal(7, 6)
  ) as occupancy
from {{ ref('fct_property_day') }}
group by city, month_start
