{#-
  Whether the model's table is there already. Without a connection (var `offline`, see TARGETS.md) nobody can look: then the var
  `offline_incremental` says which of the two SQL texts is compiled, by default that of the second and later runs.
-#}
{%- macro is_incremental() -%}
  {%- if var('offline', false) -%}{{- return(var('offline_incremental', true) and config.get('materialized') == 'incremental') -}}{%- endif -%}
  {{- return(dbt.is_incremental()) -}}
{%- endmacro -%}
