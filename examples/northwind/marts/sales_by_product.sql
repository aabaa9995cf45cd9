-- Sales per product and month of the order, at the prices that were paid. Name and category are those of now.
{{ config(schema='marts', tags=['northwind']) }}

select
  lines.product_hk,
  lines.order_month,
  lines.product_id,
  products.product_name,
  products.category_name,
  products.supplier_name,
  {{ sales_measures('lines') }}
from {{ ref('fct_order_lines') }} lines
left join {{ ref('dim_product') }} products
  on products.product_hk = lines.product_hk
group by
  lines.product_hk, lines.order_month, lines.product_id, products.product_name, products.category_name, products.supplier_name
