{#-
  Hash spec v1, part 1: the text of a value, the same in every engine.

    string      as it is: no trim, no change of case
    integer     digits
    decimal(s)  s digits after the point; also how `real` and `double` are hashed, because engines print floats differently
    boolean     1 or 0
    date        yyyy-mm-dd
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
    {{- return(adapter.dispatch('date_text', 'lakehouse')(column)) -}}
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
{#- Spark prints decimals with more than six digits after the point in scientific notation when they are small. -#}
{%- macro spark__decimal_text(column, scale) -%}
  {%- set value = 'cast(' ~ column ~ ' as decimal(38, ' ~ scale ~ '))' -%}
  {%- if scale <= 6 -%}{{- return('cast(' ~ value ~ ' as string)') -}}{%- endif -%}
  {%- set printed = "replace(to_char(" ~ value ~ ", 'MI" ~ ('9' * (37 - scale)) ~ "0." ~ ('0' * scale) ~ "'), ' ', '')" -%}
  {#- to_char leaves out the 0 before the point of negative numbers. -#}
  {{- return("regexp_replace(" ~ printed ~ ", '^(-?)[.]', '$10.')") -}}
{%- endmacro -%}
{%- macro snowflake__decimal_text(column, scale) -%}
  {{- return("to_varchar(cast(" ~ column ~ " as number(38, " ~ scale ~ ")))") -}}
{%- endmacro -%}

{%- macro default__date_text(column) -%}{{- return('cast(cast(' ~ column ~ ' as date) as ' ~ text_type() ~ ')') -}}{%- endmacro -%}
{%- macro postgres__date_text(column) -%}{{- return("to_char(" ~ column ~ ", 'YYYY-MM-DD')") -}}{%- endmacro -%}
{%- macro snowflake__date_text(column) -%}{{- return("to_char(" ~ column ~ ", 'YYYY-MM-DD')") -}}{%- endmacro -%}

{%- macro default__epoch_microseconds(column) -%}{{- return('cast(round(to_unixtime(' ~ column ~ ') * 1000000) as bigint)') -}}{%- endmacro -%}
{%- macro duckdb__epoch_microseconds(column) -%}{{- return('epoch_us(' ~ column ~ ')') -}}{%- endmacro -%}
{%- macro spark__epoch_microseconds(column) -%}{{- return('unix_micros(cast(' ~ column ~ ' as timestamp))') -}}{%- endmacro -%}
{%- macro postgres__epoch_microseconds(column) -%}{{- return('cast(extract(epoch from ' ~ column ~ ') * 1000000 as bigint)') -}}{%- endmacro -%}
{%- macro snowflake__epoch_microseconds(column) -%}{{- return('date_part(epoch_microsecond, ' ~ column ~ ')') -}}{%- endmacro -%}

{%- macro default__binary_text(column) -%}{{- return('lower(hex(' ~ column ~ '))') -}}{%- endmacro -%}
{%- macro athena__binary_text(column) -%}{{- return('lower(to_hex(' ~ column ~ '))') -}}{%- endmacro -%}
{%- macro trino__binary_text(column) -%}{{- return('lower(to_hex(' ~ column ~ '))') -}}{%- endmacro -%}
{%- macro postgres__binary_text(column) -%}{{- return("encode(" ~ column ~ ", 'hex')") -}}{%- endmacro -%}
{%- macro snowflake__binary_text(column) -%}{{- return('hex_encode(' ~ column ~ ', 0)') -}}{%- endmacro -%}
