{#-
  Every value of `column` is a value of `field` in `to`. dbt runs it with each of both; while the rows of a source that was never loaded would be
  looked at, there is nothing to see.
-#}
{%- test references_row(model, column, to, field) -%}
select distinct child.{{ quote_name(column) }}
from {{ model if is_there(model) else '(select cast(null as ' ~ text_type() ~ ') as ' ~ quote_name(column) ~ ')' }} child
where child.{{ quote_name(column) }} is not null
  and not exists (select 1 from {{ to }} parent where parent.{{ quote_name(field) }} = child.{{ quote_name(column) }})
{%- endtest -%}
