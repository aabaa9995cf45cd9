{#-
  A raw table. On Snowflake the raw tables are another database than the vault when LAKEHOUSE_SNOWFLAKE_RAW_DATABASE says so: the one that is linked
  to the catalog into which they are loaded.
-#}
{%- macro source(source_name, table_name) -%}
  {%- set relation = builtins.source(source_name, table_name) -%}
  {%- set database = env_var('LAKEHOUSE_SNOWFLAKE_RAW_DATABASE', '') if target.type == 'snowflake' else '' -%}
  {{- return(relation.incorporate(path={'database': database}) if database else relation) -}}
{%- endmacro -%}
