-- Deliveries and sales per shipper and month of the order. Freight is paid per order, so orders and lines are added up on their own.
{{ config(schema='marts', tags=['northwind']) }}

with deliveries as (
  select
    shipper_hk,
    order_month,
    count(*) as orders,
    count(shipped_date) as shipped_orders,
    sum(case when shipped_date > required_date then 1 else 0 end) as late_orders,
    sum(freight) as freight
  from {{ ref('fct_orders') }}
  group by shipper_hk, order_month
),
sales as (
  select
    shipper_hk,
    order_month,
    count(*) as order_lines,
    sum(quantity) as quantity,
    sum(revenue) as revenue
  from {{ ref('fct_order_lines') }}
  group by shipper_hk, order_month
)
select
  coalesce(deliveries.shipper_hk, sales.shipper_hk) as shipper_hk,
  coalesce(deliveries.order_month, sales.order_month) as order_month,
  shippers.shipper_id,
  shippers.company_name,
  cast(coalesce(deliveries.orders, 0) as bigint) as orders,
  cast(coalesce(deliveries.shipped_orders, 0) as bigint) as shipped_orders,
  cast(coalesce(deliveries.late_orders, 0) as bigint) as late_orders,
  cast(coalesce(deliveries.freight, 0) as decimal(18, 2)) as freight,
  cast(coalesce(sales.order_lines, 0) as bigint) as order_lines,
  cast(coalesce(sales.quantity, 0) as bigint) as quantity,
  cast(coalesce(sales.revenue, 0) as decimal(18, 4)) as revenue
from deliveries
full join sales
  on sales.shipper_hk = deliveries.shipper_hk and sales.order_month = deliveries.order_month
left join {{ ref('dim_shipper') }} shippers
  on shippers.shipper_hk = coalesce(deliveries.shipper_hk, sales.shipper_hk)
