-- Sales per product and month of the order, at the prices that were paid. Name and category are those of now.
{{ config(schema='marts', tags=['northwind']) }}

select
  lines.product_hk,
  lines.order_month,
  lines.product_id,
  products.product_name,
  products.category_name,
  products.supplier_name,
  count(distinct lines.order_hk) as orders,
  count(*) as order_lines,
  sum(lines.quantity) as quantity,
  cast(sum(lines.gross_sales) as decimal(18, 4)) as gross_sales,
  cast(sum(lines.gross_sales - lines.revenue) as decimal(18, 4)) as discounts,
  cast(sum(lines.revenue) as decimal(18, 4)) as revenue
from {{ ref('fct_order_lines') }} lines
left join {{ ref('dim_product') }} products
  on products.product_hk = lines.product_hk
group by
  lines.product_hk, lines.order_month, lines.product_id, products.product_name, products.category_name, products.supplier_name
