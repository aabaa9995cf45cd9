-- One row per order line that stands now. Every join finds at most one row, so history never multiplies lines.
{{ config(schema='marts', tags=['northwind']) }}

select
  link.order_detail_lk,
  orders.order_id,
  products.product_id,
  customers.customer_id,
  employees.employee_id,
  shippers.shipper_id,
  placed.order_date,
  line.quantity,
  line.unit_price,
  line.discount,
  cast(line.quantity * line.unit_price * (1 - line.discount) as decimal(18, 4)) as revenue
from {{ ref('lnk_order_detail') }} link
join {{ current_versions(ref('sat_order_detail'), 'order_detail_lk') }} line
  on line.order_detail_lk = link.order_detail_lk
join {{ ref('hub_order') }} orders
  on orders.order_hk = link.order_hk
join {{ ref('hub_product') }} products
  on products.product_hk = link.product_hk
left join {{ current_versions(ref('sat_order'), 'order_hk') }} placed
  on placed.order_hk = link.order_hk
left join {{ current_versions(ref('eff_order_customer'), 'order_hk') }} by_customer
  on by_customer.order_hk = link.order_hk
left join {{ ref('lnk_order_customer') }} to_customer
  on to_customer.order_customer_lk = by_customer.order_customer_lk
left join {{ ref('hub_customer') }} customers
  on customers.customer_hk = to_customer.customer_hk
left join {{ current_versions(ref('eff_order_employee'), 'order_hk') }} by_employee
  on by_employee.order_hk = link.order_hk
left join {{ ref('lnk_order_employee') }} to_employee
  on to_employee.order_employee_lk = by_employee.order_employee_lk
left join {{ ref('hub_employee') }} employees
  on employees.employee_hk = to_employee.employee_hk
left join {{ current_versions(ref('eff_order_ship_via'), 'order_hk') }} by_shipper
  on by_shipper.order_hk = link.order_hk
left join {{ ref('lnk_order_ship_via') }} to_shipper
  on to_shipper.order_ship_via_lk = by_shipper.order_ship_via_lk
left join {{ ref('hub_shipper') }} shippers
  on shippers.shipper_hk = to_shipper.ship_via_hk
