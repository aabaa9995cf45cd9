{#- Each combination of the columns appears once; NULL counts as a value. -#}
{%- test unique_rows(model, columns) -%}
select {{ quote_names(columns) }}, count(*) as occurrences
from {{ model }}
group by {{ quote_names(columns) }}
having count(*) > 1
{%- endtest -%}
