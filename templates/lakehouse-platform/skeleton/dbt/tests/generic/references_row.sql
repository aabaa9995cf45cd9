{#- Every value of `column` is a value of `field` in `to`. -#}
{%- test references_row(model, column, to, field) -%}
select distinct child.{{ quote_name(column) }}
from {{ model }} child
where child.{{ quote_name(column) }} is not null
  and not exists (select 1 from {{ to }} parent where parent.{{ quote_name(field) }} = child.{{ quote_name(column) }})
{%- endtest -%}
