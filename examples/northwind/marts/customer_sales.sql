-- One row per customer, with all it ever bought; customers without orders have zeros. Sales without a customer are one row without number.
{{ config(schema='marts', tags=['northwind']) }}

with sales as (
  select
    customer_hk,
    count(distinct order_hk) as orders,
    count(*) as order_lines,
    sum(quantity) as quantity,
    sum(gross_sales) as gross_sales,
    sum(revenue) as revenue,
    min(order_date) as first_order_date,
    max(order_date) as last_order_date
  from {{ ref('fct_order_lines') }}
  group by customer_hk
)
select
  coalesce(customers.customer_hk, sales.customer_hk) as customer_hk,
  customers.customer_id,
  customers.company_name,
  customers.city,
  customers.country,
  cast(coalesce(sales.orders, 0) as bigint) as orders,
  cast(coalesce(sales.order_lines, 0) as bigint) as order_lines,
  cast(coalesce(sales.quantity, 0) as bigint) as quantity,
  cast(coalesce(sales.gross_sales, 0) as decimal(18, 4)) as gross_sales,
  cast(coalesce(sales.gross_sales - sales.revenue, 0) as decimal(18, 4)) as discounts,
  cast(coalesce(sales.revenue, 0) as decimal(18, 4)) as revenue,
  sales.first_order_date,
  sales.last_order_date
from {{ ref('dim_customer') }} customers
full join sales
  on sales.customer_hk = customers.customer_hk
