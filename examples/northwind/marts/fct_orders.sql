-- One row per order that stands now, with the customer, employee and shipper it belongs to now. A missing one is the unknown member: the
-- zero key, and no number.
{{ config(schema='marts', tags=['northwind']) }}

select
  hub.order_hk,
  hub.order_id,
  coalesce(to_customer.customer_hk, {{ zero_key() }}) as customer_hk,
  customers.customer_id,
  coalesce(to_employee.employee_hk, {{ zero_key() }}) as employee_hk,
  employees.employee_id,
  coalesce(to_shipper.ship_via_hk, {{ zero_key() }}) as shipper_hk,
  shippers.shipper_id,
  about.order_date,
  -- 1900-01-01 stands for "no date", so that a month is part of a key without being NULL.
  coalesce(cast(date_trunc('month', about.order_date) as date), date '1900-01-01') as order_month,
  about.required_date,
  about.shipped_date,
  about.freight,
  about.ship_city,
  about.ship_country
from {{ ref('hub_order') }} hub
join {{ current_versions(ref('sat_order'), 'order_hk') }} about
  on about.order_hk = hub.order_hk
left join {{ current_versions(ref('eff_order_customer'), 'order_hk') }} by_customer
  on by_customer.order_hk = hub.order_hk
left join {{ ref('lnk_order_customer') }} to_customer
  on to_customer.order_customer_lk = by_customer.order_customer_lk
left join {{ ref('hub_customer') }} customers
  on customers.customer_hk = to_customer.customer_hk
left join {{ current_versions(ref('eff_order_employee'), 'order_hk') }} by_employee
  on by_employee.order_hk = hub.order_hk
left join {{ ref('lnk_order_employee') }} to_employee
  on to_employee.order_employee_lk = by_employee.order_employee_lk
left join {{ ref('hub_employee') }} employees
  on employees.employee_hk = to_employee.employee_hk
left join {{ current_versions(ref('eff_order_ship_via'), 'order_hk') }} by_shipper
  on by_shipper.order_hk = hub.order_hk
left join {{ ref('lnk_order_ship_via') }} to_shipper
  on to_shipper.order_ship_via_lk = by_shipper.order_ship_via_lk
left join {{ ref('hub_shipper') }} shippers
  on shippers.shipper_hk = to_shipper.ship_via_hk
