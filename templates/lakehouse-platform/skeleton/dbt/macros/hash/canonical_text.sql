{#-
  Hash spec v1, part 1: the text of a value, the same in every engine.

    string      as it is: no trim, no change of case, no normalisation
    integer     digits
    decimal(s)  s digits after the point, rounded half away from zero. Floats are decimals by then: the loading rounds them to the scale that
                the contract declares, because engines print floats differently
    boolean     1 or 0
    date        yyyy-mm-dd (see canonical_time.sql)
    timestamp   microseconds since 1970-01-01 00:00:00 UTC
    binary      lower-case hex

  `column` is an SQL expression. The result is NULL for NULL.
-#}
{%- macro canonical_text(column, type) -%}
  {%- if type == 'string' -%}
    {{- return('cast(' ~ column ~ ' as ' ~ text_type() ~ ')') -}}
  {%- elif type == 'integer' -%}
    {{- return('cast(cast(' ~ column ~ ' as bigint) as ' ~ text_type() ~ ')') -}}
  {%- elif type.startswith('decimal(') -%}
    {{- return(adapter.dispatch('decimal_text', 'lakehouse')(column, type[8:-1] | int)) -}}
  {%- elif type == 'boolean' -%}
    {{- return("case when " ~ column ~ " then '1' when not " ~ column ~ " then '0' end") -}}
  {%- elif type == 'date' -%}
    {{- return(adapter.dispatch('date_text', 'lakehouse')('cast(' ~ column ~ ' as date)')) -}}
  {%- elif type == 'timestamp' -%}
    {{- return('cast(' ~ adapter.dispatch('epoch_microseconds', 'lakehouse')(column) ~ ' as ' ~ text_type() ~ ')') -}}
  {%- elif type == 'binary' -%}
    {{- return(adapter.dispatch('binary_text', 'lakehouse')(column)) -}}
  {%- endif -%}
  {{- exceptions.raise_compiler_error("Hash spec v1 knows no type '" ~ type ~ "': use string, integer, decimal(<scale>), boolean, date, timestamp or binary.") -}}
{%- endmacro -%}

{%- macro text_type() -%}{{- return(adapter.dispatch('text_type', 'lakehouse')()) -}}{%- endmacro -%}
{%- macro default__text_type() -%}{{- return('varchar') -}}{%- endmacro -%}
{%- macro spark__text_type() -%}{{- return('string') -}}{%- endmacro -%}

{%- macro default__decimal_text(column, scale) -%}
  {{- return('cast(cast(' ~ column ~ ' as decimal(38, ' ~ scale ~ ')) as varchar)') -}}
{%- endmacro -%}
{#- DuckDB prints no 0 before the point when the type has no digit there. -#}
{%- macro duckdb__decimal_text(column, scale) -%}
  {%- set printed = default__decimal_text(column, scale) -%}
  {{- return("replace(" ~ printed ~ ", '.', '0.')" if scale == 38 else printed) -}}
{%- endmacro -%}
{#- Spark prints decimals with more than six digits after the point in scientific notation when they are small. -#}
{%- macro spark__decimal_text(column, scale) -%}
  {%- set value = 'cast(' ~ column ~ ' as decimal(38, ' ~ scale ~ '))' -%}
  {%- if scale <= 6 -%}{{- return('cast(' ~ value ~ ' as string)') -}}{%- endif -%}
  {{- return("replace(format_number(" ~ value ~ ", " ~ scale ~ "), ',', '')") -}}
{%- endmacro -%}
{%- macro snowflake__decimal_text(column, scale) -%}
  {%- if scale > 37 -%}
    {{- exceptions.raise_compiler_error("Snowflake has at most 37 digits after the point: declare a smaller scale for " ~ column ~ " in the contract.") -}}
  {%- endif -%}
  {{- return("to_varchar(cast(" ~ column ~ " as number(38, " ~ scale ~ ")))") -}}
{%- endmacro -%}

{%- macro default__binary_text(column) -%}{{- return('lower(hex(' ~ column ~ '))') -}}{%- endmacro -%}
{%- macro athena__binary_text(column) -%}{{- return('lower(to_hex(' ~ column ~ '))') -}}{%- endmacro -%}
{%- macro trino__binary_text(column) -%}{{- return('lower(to_hex(' ~ column ~ '))') -}}{%- endmacro -%}
{%- macro postgres__binary_text(column) -%}{{- return("encode(" ~ column ~ ", 'hex')") -}}{%- endmacro -%}
{%- macro snowflake__binary_text(column) -%}{{- return('hex_encode(' ~ column ~ ', 0)') -}}{%- endmacro -%}
