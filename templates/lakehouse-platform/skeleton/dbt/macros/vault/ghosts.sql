{#-
  Two rows that every hub, link and satellite is born with: `unknown` (zero key) and `wrong` (error key). A mart can therefore use inner
  joins without losing rows. `columns` are the other columns of the table; they are NULL.
-#}
{%- macro ghosts(keys, columns, technical) -%}
  {%- for value in [zero_key(), error_key()] %}
select
  {%- for key in keys %} {{ value }} as {{ quote_name(key) }},{% endfor %}
  {%- for column in columns %} null as {{ quote_name(column) }},{% endfor %}
  {%- for column, expression in technical.items() %} {{ expression }} as {{ column }},{% endfor %}
  {{ ghost_time() }} as ldts, 'ghost' as rsrc
    {%- if not loop.last %}
union all
    {%- endif %}
  {%- endfor %}
{%- endmacro -%}

{%- macro ghost_time() -%}{{- return(adapter.dispatch('ghost_time', 'lakehouse')()) -}}{%- endmacro -%}
{%- macro default__ghost_time() -%}{{- return("cast('1900-01-01 00:00:00+00:00' as timestamp with time zone)") -}}{%- endmacro -%}
{%- macro spark__ghost_time() -%}{{- return("cast('1900-01-01 00:00:00+00:00' as timestamp)") -}}{%- endmacro -%}
{%- macro athena__ghost_time() -%}{{- return("cast('1900-01-01 00:00:00.000000' as timestamp(6))") -}}{%- endmacro -%}
{%- macro trino__ghost_time() -%}{{- return("cast('1900-01-01 00:00:00.000000 UTC' as timestamp(6) with time zone)") -}}{%- endmacro -%}
{%- macro snowflake__ghost_time() -%}{{- return("'1900-01-01 00:00:00 +00:00'::timestamp_tz") -}}{%- endmacro -%}

{#- The load time as the vault stores it: Iceberg on Athena takes microseconds only. -#}
{%- macro load_time(column) -%}{{- return(adapter.dispatch('load_time', 'lakehouse')(column)) -}}{%- endmacro -%}
{%- macro default__load_time(column) -%}{{- return(column) -}}{%- endmacro -%}
{%- macro athena__load_time(column) -%}{{- return('cast(' ~ column ~ ' as timestamp(6))') -}}{%- endmacro -%}
