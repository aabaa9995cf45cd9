-- One row per booking, as its newest event leaves it. An event that is refused changes nothing.
{{ config(schema='marts', tags=['bookings']) }}

select
  booking_id,
  property_id,
  kind,
  status,
  check_in,
  check_out,
  {{ dbt.datediff('check_in', 'check_out', 'day') }} as nights,
  guests,
  changed_at
from (
  select
    events.*,
    row_number() over (partition by booking_id order by changed_at desc) as pick
  from {{ ref('int_booking_events') }} events
  where refused_because is null
) newest
where pick = 1
