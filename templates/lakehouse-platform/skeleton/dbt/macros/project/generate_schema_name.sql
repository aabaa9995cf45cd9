{#- The schema of a model is exactly its namespace: no prefix, so that a table has the same address in every engine. -#}
{%- macro generate_schema_name(custom_schema_name, node) -%}
  {{- (custom_schema_name or target.schema) | trim -}}
{%- endmacro -%}
