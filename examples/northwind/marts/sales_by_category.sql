-- Sales per category and month of the order. A product counts for the category it is in now, with all it ever sold: a product that moves
-- takes its sales along. An order of two categories counts in both, so `orders` must not be added up.
{{ config(schema='marts', tags=['northwind']) }}

select
  coalesce(products.category_hk, {{ zero_key() }}) as category_hk,
  lines.order_month,
  products.category_id,
  products.category_name,
  count(distinct lines.product_hk) as products,
  {{ sales_measures('lines') }}
from {{ ref('fct_order_lines') }} lines
left join {{ ref('dim_product') }} products
  on products.product_hk = lines.product_hk
group by coalesce(products.category_hk, {{ zero_key() }}), lines.order_month, products.category_id, products.category_name
