{#- From when on each key is there: its first row in the hub or, when an older one came late, in a satellite. -#}
{%- macro pit_births(hub, key, satellites) -%}
births as (
  select
    hub.{{ quote_name(key) }} as parent,
    case when firsts.ldts < hub.ldts then firsts.ldts else hub.ldts end as ldts
  from {{ hub }} hub
  left join (
    select parent, min(ldts) as ldts
    from (
      {%- for satellite in satellites %}
      select {{ quote_name(satellite.get('key', key)) }} as parent, ldts from {{ satellite.relation }} where rsrc <> 'ghost'
        {%- if not loop.last %}
      union all
        {%- endif %}
      {%- endfor %}
    ) versions
    group by parent
  ) firsts on firsts.parent = hub.{{ quote_name(key) }}
  where hub.rsrc <> 'ghost'
)
{%- endmacro -%}

{#-
  The keys whose built snapshots are out of date, and from when on: a version came late, or the key itself did and is in no snapshot.
-#}
{%- macro pit_touched(hub, key, satellites, progress) -%}
last_rows as (
  select pit.{{ quote_name(key) }} as parent from {{ this }} pit join newest_built on pit.snapshot_ts = newest_built.snapshot_ts
),
touched as (
  select parent, min(ldts) as since
  from (
    {%- for satellite in satellites if progress.stored[satellite.name] > progress.read[satellite.name] %}
    select versions.{{ quote_name(satellite.get('key', key)) }} as parent, versions.ldts
    from {{ satellite.relation }} versions
    where {{ is_late(satellite.name, progress, 'versions') }}
    union all
    {%- endfor %}
    select hub.{{ quote_name(key) }} as parent, hub.ldts
    from {{ hub }} hub
    where hub.rsrc <> 'ghost'
      and hub.ldts <= (select snapshot_ts from newest_built)
      and not exists (select 1 from last_rows where last_rows.parent = hub.{{ quote_name(key) }})
  ) came
  where exists (select 1 from {{ hub }} hub where hub.{{ quote_name(key) }} = came.parent)
  group by parent
)
{%- endmacro -%}

{#- The versions of each satellite with the time in which they hold, of all keys or of those in a CTE. -#}
{%- macro pit_ranges(part, satellites, key, only=none) -%}
{%- for satellite in satellites %}
{%- set parent = quote_name(satellite.get('key', key)) %}
{{ part }}_{{ loop.index }} as (
  select parent, ldts, coalesce(lead(ldts) over (partition by parent order by ldts), {{ end_of_time() }}) as ends
  from (
    select {{ 'distinct ' if satellite.get('multi_active') }}versions.{{ parent }} as parent, versions.ldts
    from {{ satellite.relation }} versions
    where versions.rsrc <> 'ghost'
    {%- if only %} and exists (select 1 from {{ only }} where {{ only }}.parent = versions.{{ parent }}){% endif %}
  ) held
){{ ',' if not loop.last }}
{%- endfor %}
{%- endmacro -%}

{#- One row per pair of key and snapshot. -#}
{%- macro pit_rows(part, key, satellites, progress) -%}
select
  pairs.parent as {{ quote_name(key) }},
  pairs.snapshot_ts,
  {%- for satellite in satellites %}
  coalesce({{ part }}_{{ loop.index }}.parent, {{ zero_key() }}) as {{ quote_name(satellite.name ~ '_key') }},
  coalesce({{ part }}_{{ loop.index }}.ldts, {{ ghost_time() }}) as {{ quote_name(satellite.name ~ '_ldts') }},
  {%- endfor %}
  {{ batch_columns(progress) }}
from {{ part }}_pairs pairs
{%- for satellite in satellites %}
{%- set ranges = part ~ '_' ~ loop.index %}
left join {{ ranges }}
  on {{ ranges }}.parent = pairs.parent and {{ ranges }}.ldts <= pairs.snapshot_ts and pairs.snapshot_ts < {{ ranges }}.ends
{%- endfor %}
{%- endmacro -%}

{#- The satellites; one of a source that was never loaded has no versions, and its ghost is named until it has. -#}
{%- macro satellites_there(satellites, key) -%}
  {%- set found = [] -%}
  {%- for satellite in satellites -%}
    {%- set nothing -%}
      (select cast(null as {{ text_type() }}) as {{ quote_name(satellite.get('key', key)) }}, cast(null as {{ time_type() }}) as ldts, 'ghost' as rsrc, cast(0 as bigint) as _batch where 1 = 0)
    {%- endset -%}
    {%- do found.append(satellite if is_there(satellite.relation) else dict(satellite, relation=nothing)) -%}
  {%- endfor -%}
  {{- return(found) -}}
{%- endmacro -%}
