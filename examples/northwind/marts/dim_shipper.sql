-- One row per shipper, with what is known about it now.
{{ config(schema='marts', tags=['northwind']) }}

select
  hub.shipper_hk,
  hub.shipper_id,
  about.company_name,
  about.phone,
  about.ldts as valid_from
from {{ ref('hub_shipper') }} hub
join {{ current_versions(ref('sat_shipper'), 'shipper_hk') }} about
  on about.shipper_hk = hub.shipper_hk
