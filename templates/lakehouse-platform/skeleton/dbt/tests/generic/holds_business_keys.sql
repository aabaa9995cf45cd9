{#-
  A hub holds exactly the business keys that raw has: none lost, none invented, no missing one (NULL in it, or all of it empty).

    business_key  columns of the hub
    sources       [{'raw': relation, 'columns': [its columns, in the order of the business key], 'types': [their types in the hash spec]}]
-#}
{%- test holds_business_keys(model, business_key, sources) -%}
with wanted as (
  {%- for source in sources %}
    {%- set terms = [] %}
    {%- set selected = [] %}
    {%- for column in source.columns %}
      {%- do terms.append([column, source.types[loop.index0] if source.types else 'string']) %}
      {%- do selected.append(quote_name(column) ~ ' as ' ~ quote_name(business_key[loop.index0])) %}
    {%- endfor %}
  select {{ selected | join(', ') }} from {{ source.raw }} raw_rows where not {{ key_is_missing(terms, 'raw_rows') }}
    {%- if not loop.last %}
  union
    {%- endif %}
  {%- endfor %}
),
stored as (
  select {{ quote_names(business_key) }} from {{ model }} where rsrc <> 'ghost'
)
select 'is not in the hub' as problem, lost.* from (select * from wanted except select * from stored) lost
union all
select 'is not in raw', invented.* from (select * from stored except select * from wanted) invented
{%- endtest -%}
