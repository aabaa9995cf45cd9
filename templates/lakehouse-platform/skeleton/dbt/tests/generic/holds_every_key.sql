{#- No key is lost on the way: every key of the staging table is in the hub or link; `condition`: of the staged rows that it takes. -#}
{%- test holds_every_key(model, key, stages, condition=none) -%}
  {%- for stage in those_there(stages) %}
select distinct staged.{{ quote_name(key) }}
from {{ stage }} staged
where not exists (select 1 from {{ model }} target where target.{{ quote_name(key) }} = staged.{{ quote_name(key) }})
    {%- if condition %} and {{ condition }}{% endif %}
    {%- if not loop.last %}
union all
    {%- endif %}
  {%- else %}
select {{ quote_name(key) }} from {{ model }} target where 1 = 0
  {%- endfor %}
{%- endtest -%}
