{#-
  When a raw table was last looked at, for `dbt source freshness`: the newest load in `_loads` that did not fail. A load that found no
  change adds no row to the table itself, so the table's own load times would call it stale.

    table  relation of the raw table (`this` in a source)
-#}
{%- macro newest_load(table) -%}
select max(started_at) from {{ table.schema }}._loads where table_name = {{ text_literal(table.identifier) }} and status <> 'failed'
{%- endmacro -%}
