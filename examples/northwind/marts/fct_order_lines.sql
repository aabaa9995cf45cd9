-- One row per order line that stands now. Every join finds at most one row, so history never multiplies lines; and none is lost when its
-- order or product has not been loaded.
{{ config(schema='marts', tags=['northwind']) }}

select
  link.order_detail_lk,
  hub_order.order_id,
  hub_product.product_id,
  orders.customer_id,
  orders.employee_id,
  orders.shipper_id,
  orders.order_date,
  line.quantity,
  line.unit_price,
  line.discount,
  cast(line.quantity * line.unit_price * (1 - line.discount) as decimal(18, 4)) as revenue,
  cast(line.quantity * line.unit_price as decimal(18, 4)) as gross_sales,
  coalesce(orders.order_month, date '1900-01-01') as order_month,
  link.order_hk,
  link.product_hk,
  coalesce(orders.customer_hk, {{ zero_key() }}) as customer_hk,
  coalesce(orders.employee_hk, {{ zero_key() }}) as employee_hk,
  coalesce(orders.shipper_hk, {{ zero_key() }}) as shipper_hk
from {{ ref('lnk_order_detail') }} link
join {{ current_versions(ref('sat_order_detail'), 'order_detail_lk') }} line
  on line.order_detail_lk = link.order_detail_lk
left join {{ ref('hub_order') }} hub_order
  on hub_order.order_hk = link.order_hk
left join {{ ref('hub_product') }} hub_product
  on hub_product.product_hk = link.product_hk
left join {{ ref('fct_orders') }} orders
  on orders.order_hk = link.order_hk
