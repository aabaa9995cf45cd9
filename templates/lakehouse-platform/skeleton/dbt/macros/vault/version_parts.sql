{#- The staged rows as the tables with versions see them, without a WHERE; the alias of the table is `staged`. -#}
{%- macro staged_versions(stage, columns, hashdiff, computed={}) %}
  select
    {{ quote_names(columns) }},
    {{ hashdiff }} as hashdiff,
    {%- for name, expression in computed.items() %}
    {{ expression }} as {{ quote_name(name) }},
    {%- endfor %}
    is_deleted,
    _load_id,
    _batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from {{ stage }} staged
{%- endmacro -%}

{#- The keys of which a row came that is not younger than what was read before. -#}
{%- macro late_keys(reading, keys) -%}
late_keys as (
  select distinct {{ quote_names(keys) }}
  from arrived
  {%- if reading.path == 'late' %}
  where ldts <= (select min(_seen_before) from {{ reading.stage }} where {{ unread(reading) }})
  {%- endif %}
),
{%- endmacro -%}

{#-
  One observation of `history` per key and load time. Of several the last one of the earliest load counts: what is read is never replaced.
-#}
{%- macro observed(keys) -%}
observed as (
  select * from (
    select
      history.*,
      row_number() over (partition by {{ quote_names(keys) }}, ldts order by _batch, _load_id, _row_number desc, hashdiff) as pick
    from history
  ) ranked
  where pick = 1
),
{%- endmacro -%}

{#-
  The hash of the newest stored version of the keys that came and are not late: one pass over the keys of the table, or over its companion,
  which has one row per key (newest_versions.sql).
-#}
{%- macro newest_stored(reading, key) -%}
newest as (
  select stored.{{ quote_name(key) }}, {{ 'max(stored.hashdiff)' if reading.newest else newest_value('stored.hashdiff', 'stored.ldts') }} as hashdiff
  from {{ reading.newest or this }} stored
  where exists (select 1 from arrived where arrived.{{ quote_name(key) }} = stored.{{ quote_name(key) }})
  {%- if reading.path != 'fast' %}
    and not exists (select 1 from late_keys where late_keys.{{ quote_name(key) }} = stored.{{ quote_name(key) }})
  {%- endif %}
  group by stored.{{ quote_name(key) }}
),
{%- endmacro -%}

{#- Aggregate: the value in the row with the largest `by`. -#}
{%- macro newest_value(value, by) -%}{{- return(adapter.dispatch('newest_value', 'lakehouse')(value, by)) -}}{%- endmacro -%}
{%- macro default__newest_value(value, by) -%}{{- return('max_by(' ~ value ~ ', ' ~ by ~ ')') -}}{%- endmacro -%}
{%- macro postgres__newest_value(value, by) -%}{{- return('(array_agg(' ~ value ~ ' order by ' ~ by ~ ' desc))[1]') -}}{%- endmacro -%}
