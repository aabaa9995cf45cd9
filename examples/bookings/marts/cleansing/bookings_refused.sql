-- Events that the rules of the business refuse. Rows that could not even be read are in raw_bookings._rejects.
{{ config(schema='marts', tags=['bookings']) }}

select
  booking_id,
  changed_at,
  property_id,
  check_in,
  check_out,
  report_day,
  refused_because
from {{ ref('int_booking_events') }}
where refused_because is not null
