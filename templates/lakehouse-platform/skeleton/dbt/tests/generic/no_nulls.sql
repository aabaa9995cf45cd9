{#- None of the columns is NULL. -#}
{%- test no_nulls(model, columns) -%}
select {{ quote_names(columns) }}
from {{ model }}
where {% for column in columns %}{{ quote_name(column) }} is null{{ ' or ' if not loop.last }}{% endfor %}
{%- endtest -%}
