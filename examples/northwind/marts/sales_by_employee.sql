-- Sales per employee and month of the order. A sale counts for the employee whom its order belongs to now. Names are in dim_employee only.
{{ config(schema='marts', tags=['northwind']) }}

select
  lines.employee_hk,
  lines.order_month,
  employees.employee_id,
  employees.title,
  employees.reports_to,
  {{ sales_measures('lines') }}
from {{ ref('fct_order_lines') }} lines
left join {{ ref('dim_employee') }} employees
  on employees.employee_hk = lines.employee_hk
group by lines.employee_hk, lines.order_month, employees.employee_id, employees.title, employees.reports_to
