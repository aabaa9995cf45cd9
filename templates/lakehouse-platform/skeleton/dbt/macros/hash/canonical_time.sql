{#-
  Dates and timestamps of hash spec v1.

  A date is written as ISO 8601 does: the year of the Gregorian calendar reckoned backwards too, with at least four digits; the year before 1 is
  0000, and earlier ones have a minus sign. No engine's own text is the same for all years, so each is corrected where it differs.
  `date` is an SQL expression of type date.
-#}
{%- macro default__date_text(date) -%}{{- return('cast(' ~ date ~ ' as varchar)') -}}{%- endmacro -%}
{#- Spark writes years after 9999 with a plus sign. -#}
{%- macro spark__date_text(date) -%}{{- return("replace(cast(" ~ date ~ " as string), '+', '')") -}}{%- endmacro -%}
{#- DuckDB writes the year 0 as `0001 (BC)`. -#}
{%- macro duckdb__date_text(date) -%}
  {%- set year = "case when year(" ~ date ~ ") < 0 then '-' else '' end || printf('%04d', abs(year(" ~ date ~ ")))" -%}
  {{- return("case when year(" ~ date ~ ") > 0 then cast(" ~ date ~ " as varchar) else " ~ year ~ " || strftime(" ~ date ~ ", '-%m-%d') end") -}}
{%- endmacro -%}
{#- PostgreSQL knows no year 0 (it comes as -1), and to_char drops the sign. -#}
{%- macro postgres__date_text(date) -%}
  {%- set before = "cast(-1 - extract(year from " ~ date ~ ") as integer)" -%}
  {%- set year = "case when " ~ before ~ " > 0 then '-' else '' end || to_char(" ~ before ~ ", 'FM0000')" -%}
  {{- return("case when extract(year from " ~ date ~ ") > 0 then to_char(" ~ date ~ ", 'YYYY-MM-DD') else " ~ year ~ " || to_char(" ~ date ~ ", '-MM-DD') end") -}}
{%- endmacro -%}
{%- macro snowflake__date_text(date) -%}{{- return("to_char(" ~ date ~ ", 'YYYY-MM-DD')") -}}{%- endmacro -%}

{#-
  Microseconds since 1970 of a timestamp. One without time zone is taken as UTC; sessions run in UTC, so that engines which have to convert it
  (Spark, Trino) agree.
-#}
{%- macro duckdb__epoch_microseconds(column) -%}{{- return('epoch_us(' ~ column ~ ')') -}}{%- endmacro -%}
{%- macro spark__epoch_microseconds(column) -%}{{- return('unix_micros(cast(' ~ column ~ ' as timestamp))') -}}{%- endmacro -%}
{%- macro postgres__epoch_microseconds(column) -%}{{- return('cast(extract(epoch from ' ~ column ~ ') * 1000000 as bigint)') -}}{%- endmacro -%}
{%- macro snowflake__epoch_microseconds(column) -%}{{- return('date_part(epoch_microsecond, ' ~ column ~ ')') -}}{%- endmacro -%}
{#- Trino counts in doubles, which do not hold microseconds after 2255: the seconds are counted, the six digits after the point are read. -#}
{%- macro trino__epoch_microseconds(column) -%}
  {%- set time = "cast(" ~ column ~ " at time zone 'UTC' as timestamp(6))" -%}
  {{- return("cast(to_unixtime(date_trunc('second', " ~ time ~ ")) as bigint) * 1000000 + cast(substr(cast(" ~ time ~ " as varchar), -6) as bigint)") -}}
{%- endmacro -%}
{%- macro athena__epoch_microseconds(column) -%}{{- return(trino__epoch_microseconds(column)) -}}{%- endmacro -%}
