-- The events of the reports that count, each once, with the reason when a rule of the business refuses one.
{{ config(schema='marts', tags=['bookings']) }}

with reported as (
  -- A report that comes again replaces its former self: of each day only the load counts that brought it last.
  select
    events.*,
    first_value(_load_id) over (partition by report_day order by _load_time desc, _load_id desc) as newest_load
  from {{ ref('stg_bookings__bookings') }} events
),
ranked as (
  -- Of several rows for one event the report of its own day counts, which may be corrected, before a repetition on a later day; within
  -- one report the later line.
  select
    reported.*,
    row_number() over (
      partition by booking_id, changed_at
      order by case when report_day = cast(changed_at as date) then 0 else 1 end, report_day desc, _row_number desc
    ) as pick
  from reported
  where _load_id = newest_load
)
select
  ranked.booking_id,
  ranked.property_id,
  ranked.kind,
  ranked.status,
  ranked.check_in,
  ranked.check_out,
  ranked.guests,
  ranked.changed_at,
  ranked.report_day,
  ranked._load_time as loaded_at,
  case
    when ranked.check_out <= ranked.check_in then 'the check-out is not after the check-in'
    when property.property_id is null then 'the property is unknown'
    when ranked.check_in < property.opened_on then 'the property is not open yet'
  end as refused_because
from ranked
left join {{ ref('dim_property') }} property
  on property.property_id = ranked.property_id and property.valid_to is null
where ranked.pick = 1
