{#- The rows that a test looks at when its config has a `where`. Without the alias that dbt gives: our tests name the model themselves. -#}
{%- macro get_where_subquery(relation) -%}
  {%- set where = config.get('where', '') -%}
  {{- return('(select * from ' ~ relation ~ ' where ' ~ where ~ ')' if where else relation) -}}
{%- endmacro -%}
