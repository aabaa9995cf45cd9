-- One row per property and night, from the property's first night to its last, in exactly one state. A booking takes the nights from
-- check-in up to, but not including, check-out.
{{ config(schema='marts', tags=['bookings']) }}

with booked as (
  select
    bookings.property_id,
    nights.night,
    sum(case when bookings.kind = 'guest' then 1 else 0 end) as stays,
    sum(case when bookings.kind <> 'guest' then 1 else 0 end) as blocks
  from {{ ref('fct_bookings') }} bookings
  join {{ ref('dim_night') }} nights
    on nights.night >= bookings.check_in and nights.night < bookings.check_out
  where bookings.status = 'confirmed'
  group by bookings.property_id, nights.night
),
-- A property that is no longer offered sells nothing new: its last night is the last one that is still taken.
properties as (
  select
    newest.property_id,
    newest.opened_on as first_night,
    newest.is_offered,
    max(booked.night) as last_taken_night
  from {{ ref('dim_property') }} newest
  left join booked
    on booked.property_id = newest.property_id
  where newest.valid_to is null
  group by newest.property_id, newest.opened_on, newest.is_offered
)
select
  properties.property_id,
  nights.night,
  nights.month_start,
  property.version as property_version,
  property.city,
  property.nightly_rate,
  -- Who sleeps there counts before what was planned: a guest during maintenance is a guest.
  case
    when booked.stays > 0 then 'occupied'
    when booked.blocks > 0 or property.status <> 'active' then 'blocked'
    else 'available'
  end as state,
  cast(coalesce(booked.stays, 0) as integer) as stays,
  cast(coalesce(booked.blocks, 0) as integer) as blocks
from properties
join {{ ref('dim_night') }} nights
  on nights.night >= properties.first_night
  and (properties.is_offered or nights.night <= properties.last_taken_night)
join {{ ref('dim_property') }} property
  on property.property_id = properties.property_id
  and property.valid_from <= nights.night
  and (property.valid_to is null or nights.night < property.valid_to)
left join booked
  on booked.property_id = properties.property_id and booked.night = nights.night
