{#- Each combination of the columns appears once, and none of them is NULL. -#}
{%- test primary_key(model, columns) -%}
select {{ quote_names(columns) }}, count(*) as occurrences
from {{ model }}
group by {{ quote_names(columns) }}
having count(*) > 1
  {%- for column in columns %} or {{ quote_name(column) }} is null{% endfor %}
{%- endtest -%}
