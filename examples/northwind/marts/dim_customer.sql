-- One row per customer, with what is known about it now.
{{ config(schema='marts', tags=['northwind']) }}

select
  hub.customer_hk,
  hub.customer_id,
  about.company_name,
  person.contact_name,
  about.contact_title,
  person.address,
  about.city,
  about.region,
  about.postal_code,
  about.country,
  person.phone,
  person.fax,
  about.ldts as valid_from
from {{ ref('hub_customer') }} hub
join {{ current_versions(ref('sat_customer'), 'customer_hk') }} about
  on about.customer_hk = hub.customer_hk
left join {{ current_versions(ref('sat_customer_pii'), 'customer_hk') }} person
  on person.customer_hk = hub.customer_hk
