{#-
  How far this table has read its staging table, asked once before the SQL is written, so that the conditions are literals and engines can
  skip files.

    path        first, fast or late (see versions.sql)
    read_up_to  number of the newest batch that left a version here. A batch that changed nothing is read again until one does: that
                is correct, because reading a batch twice adds nothing.
-#}
{%- macro reading_progress(stage) -%}
  {%- if not is_incremental() -%}{{- return({'path': 'first'}) -}}{%- endif -%}
  {%- if not execute or var('offline', false) -%}{{- return({'path': 'late', 'read_up_to': 0}) -}}{%- endif -%}
  {%- set read_up_to = run_query('select coalesce(max(batch), 0) from ' ~ this)[0][0] | int -%}
  {%- set gate -%}
    select
      sum(case when _batch > {{ read_up_to }} then 1 else 0 end),
      min(case when _batch > {{ read_up_to }} then _load_time end) > max(case when _batch <= {{ read_up_to }} then _load_time end)
    from {{ stage }}
  {%- endset -%}
  {%- set row = run_query(gate)[0] -%}
  {#- With no new row either path is right; the fast one reads nothing but `arrived`. -#}
  {{- return({'path': 'fast' if row[1] or not row[0] else 'late', 'read_up_to': read_up_to}) -}}
{%- endmacro -%}
