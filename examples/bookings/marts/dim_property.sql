-- Every property in each of its versions (slowly changing dimension, type 2). A version holds from the night on that the source names,
-- not from the load that brought it: what a night was like does not depend on when we heard of it.
{{ config(schema='marts', tags=['bookings']) }}

with versions as (
  select
    ranges.*,
    -- The earliest night that a later load says something else about.
    min(changed_on) over (
      partition by property_hk order by ldts rows between 1 following and unbounded following
    ) as overruled_from
  from {{ version_ranges(ref('sat_property'), 'property_hk') }} ranges
  where not is_deleted
),
-- A version that is overruled from its first night on was a mistake, or was put right without a new date.
standing as (
  select
    versions.*,
    row_number() over (partition by property_hk order by changed_on) as version
  from versions
  where overruled_from is null or overruled_from > changed_on
)
select
  standing.property_hk,
  hub.property_id,
  standing.version,
  standing.name,
  standing.city,
  standing.rooms,
  standing.status,
  standing.nightly_rate,
  standing.opened_on,
  -- What was before the first version we know is not known: it holds from the first night on.
  case when standing.version = 1 then least(standing.opened_on, standing.changed_on) else standing.changed_on end as valid_from,
  lead(standing.changed_on) over (partition by standing.property_hk order by standing.changed_on) as valid_to,
  offered.property_hk is not null as is_offered
from standing
join {{ ref('hub_property') }} hub
  on hub.property_hk = standing.property_hk
left join {{ current_versions(ref('sat_property'), 'property_hk') }} offered
  on offered.property_hk = standing.property_hk
