-- One row per category, with what is known about it now.
{{ config(schema='marts', tags=['northwind']) }}

select
  hub.category_hk,
  hub.category_id,
  about.category_name,
  about.description,
  about.ldts as valid_from
from {{ ref('hub_category') }} hub
join {{ current_versions(ref('sat_category'), 'category_hk') }} about
  on about.category_hk = hub.category_hk
