{#-
  What was sold, added up in the same way by every mart of sales per month.

    lines  alias of fct_order_lines
-#}
{%- macro sales_measures(lines) -%}
count(distinct {{ lines }}.order_hk) as orders,
  count(*) as order_lines,
  sum({{ lines }}.quantity) as quantity,
  cast(sum({{ lines }}.gross_sales) as decimal(18, 4)) as gross_sales,
  cast(sum({{ lines }}.gross_sales - {{ lines }}.revenue) as decimal(18, 4)) as discounts,
  cast(sum({{ lines }}.revenue) as decimal(18, 4)) as revenue
{%- endmacro -%}
