{#-
  Times of the vault: points in UTC with microseconds. `time_type` is how the target stores them; Iceberg on Athena knows no time zone and
  takes microseconds only, so there every time is a timestamp(6) that means UTC.
-#}
{%- macro time_type() -%}{{- return(adapter.dispatch('time_type', 'lakehouse')()) -}}{%- endmacro -%}
{%- macro default__time_type() -%}{{- return('timestamp with time zone') -}}{%- endmacro -%}
{%- macro spark__time_type() -%}{{- return('timestamp') -}}{%- endmacro -%}
{%- macro athena__time_type() -%}{{- return('timestamp(6)') -}}{%- endmacro -%}
{%- macro trino__time_type() -%}{{- return('timestamp(6) with time zone') -}}{%- endmacro -%}
{#- Iceberg tables of Snowflake hold microseconds, and points in time only in this type. -#}
{%- macro snowflake__time_type() -%}{{- return('timestamp_ltz(6)') -}}{%- endmacro -%}

{#- Midnight (UTC) of a day written as yyyy-mm-dd. -#}
{%- macro midnight(day) -%}{{- return(adapter.dispatch('midnight', 'lakehouse')(day)) -}}{%- endmacro -%}
{%- macro default__midnight(day) -%}{{- return("cast('" ~ day ~ " 00:00:00+00:00' as " ~ time_type() ~ ")") -}}{%- endmacro -%}
{%- macro athena__midnight(day) -%}{{- return("cast('" ~ day ~ " 00:00:00.000000' as " ~ time_type() ~ ")") -}}{%- endmacro -%}
{%- macro trino__midnight(day) -%}{{- return("cast('" ~ day ~ " 00:00:00.000000 UTC' as " ~ time_type() ~ ")") -}}{%- endmacro -%}
{%- macro snowflake__midnight(day) -%}{{- return("cast('" ~ day ~ " 00:00:00 +00:00' as " ~ time_type() ~ ")") -}}{%- endmacro -%}

{#- Load time of the ghost rows: before everything. -#}
{%- macro ghost_time() -%}{{- return(midnight('1900-01-01')) -}}{%- endmacro -%}

{#- After everything: the end of what holds now, where an end is compared and not shown. -#}
{%- macro end_of_time() -%}{{- return(midnight('9999-12-31')) -}}{%- endmacro -%}

{#- A timestamp of the raw layer as tables of the target can hold it. -#}
{%- macro stored_time(column) -%}{{- return(adapter.dispatch('stored_time', 'lakehouse')(column)) -}}{%- endmacro -%}
{%- macro default__stored_time(column) -%}{{- return(column) -}}{%- endmacro -%}
{%- macro athena__stored_time(column) -%}{{- return("cast(" ~ column ~ " at time zone 'UTC' as " ~ time_type() ~ ")") -}}{%- endmacro -%}

{#- The day (UTC) in which a time lies. -#}
{%- macro utc_day(time) -%}{{- return(adapter.dispatch('utc_day', 'lakehouse')(time)) -}}{%- endmacro -%}
{%- macro default__utc_day(time) -%}{{- return("cast(" ~ time ~ " at time zone 'UTC' as date)") -}}{%- endmacro -%}
{%- macro spark__utc_day(time) -%}{{- return("to_date(to_utc_timestamp(" ~ time ~ ", current_timezone()))") -}}{%- endmacro -%}
{%- macro athena__utc_day(time) -%}{{- return("cast(" ~ time ~ " as date)") -}}{%- endmacro -%}
{%- macro snowflake__utc_day(time) -%}{{- return("to_date(convert_timezone('UTC', " ~ time ~ "))") -}}{%- endmacro -%}

{#- The first moment (UTC) after a day. -#}
{%- macro end_of_day(day) -%}{{- return(adapter.dispatch('end_of_day', 'lakehouse')(day)) -}}{%- endmacro -%}
{%- macro default__end_of_day(day) -%}{{- return("(cast(" ~ add_days(day, 1) ~ " as timestamp) at time zone 'UTC')") -}}{%- endmacro -%}
{%- macro spark__end_of_day(day) -%}{{- return("from_utc_timestamp(cast(" ~ add_days(day, 1) ~ " as timestamp), current_timezone())") -}}{%- endmacro -%}
{%- macro athena__end_of_day(day) -%}{{- return("cast(" ~ add_days(day, 1) ~ " as " ~ time_type() ~ ")") -}}{%- endmacro -%}
{%- macro trino__end_of_day(day) -%}{{- return("with_timezone(cast(" ~ add_days(day, 1) ~ " as timestamp(6)), 'UTC')") -}}{%- endmacro -%}
{%- macro snowflake__end_of_day(day) -%}{{- return("cast(to_char(" ~ add_days(day, 1) ~ ", 'YYYY-MM-DD') || ' 00:00:00 +00:00' as " ~ time_type() ~ ")") -}}{%- endmacro -%}

{#- A day and a whole number of days after it. -#}
{%- macro add_days(day, days) -%}{{- return(adapter.dispatch('add_days', 'lakehouse')(day, days)) -}}{%- endmacro -%}
{%- macro default__add_days(day, days) -%}{{- return('(' ~ day ~ ' + cast(' ~ days ~ ' as integer))') -}}{%- endmacro -%}
{%- macro spark__add_days(day, days) -%}{{- return('date_add(' ~ day ~ ', cast(' ~ days ~ ' as int))') -}}{%- endmacro -%}
{%- macro trino__add_days(day, days) -%}{{- return("date_add('day', " ~ days ~ ", " ~ day ~ ")") -}}{%- endmacro -%}
{%- macro athena__add_days(day, days) -%}{{- return(trino__add_days(day, days)) -}}{%- endmacro -%}
{%- macro snowflake__add_days(day, days) -%}{{- return('dateadd(day, ' ~ days ~ ', ' ~ day ~ ')') -}}{%- endmacro -%}
