{#- When each relationship holds. -#}
{%- macro bridge_alive(link, link_key, status, status_key) -%}
alive as (
  {%- if status %}
  select link_key, ldts, ends
  from (
    select
      {{ quote_name(link_key) }} as link_key, ldts, is_deleted,
      coalesce(lead(ldts) over (partition by {{ quote_name(status_key) }} order by ldts), {{ end_of_time() }}) as ends
    from {{ status }}
    where rsrc <> 'ghost'
  ) held
  where not is_deleted and link_key <> {{ zero_key() }}
  {%- else %}
  select {{ quote_name(link_key) }} as link_key, ldts, {{ end_of_time() }} as ends from {{ link }} where rsrc <> 'ghost'
  {%- endif %}
)
{%- endmacro -%}

{#- The relationships whose built snapshots are out of date, and from when on. -#}
{%- macro bridge_touched(link, link_key, status, status_key, walk, progress) -%}
touched as (
  select link_key, min(since) as since
  from (
    {%- if status %}
    select versions.{{ quote_name(link_key) }} as link_key, came.since
    from (
      select late.{{ quote_name(status_key) }} as status_key, min(late.ldts) as since
      from {{ status }} late
      where {{ is_late('status', progress, 'late') }}
      group by late.{{ quote_name(status_key) }}
    ) came
    join {{ status }} versions on versions.{{ quote_name(status_key) }} = came.status_key
    union all
    select late.{{ quote_name(link_key) }}, late.ldts from {{ link }} late where {{ is_late('link', progress, 'late') }}
    {%- else %}
    select link.{{ quote_name(link_key) }} as link_key, link.ldts as since
    from {{ link }} link
    where link.rsrc <> 'ghost' and link.ldts <= (select snapshot_ts from newest_built)
      and not exists (
        select 1 from {{ this }} last_rows join newest_built on last_rows.snapshot_ts = newest_built.snapshot_ts
        where last_rows.{{ quote_name(link_key) }} = link.{{ quote_name(link_key) }}
      )
    {%- endif %}
    {%- for step in walk %}
    union all
    select built.{{ quote_name(link_key) }}, came.since
    from (
      select late.{{ quote_name(step.driving_key) }} as driving_key, min(late.ldts) as since
      from {{ step.effectivity }} late
      where {{ is_late(step['as'], progress, 'late') }} or exists (
        select 1 from {{ step.link }} walked
        where walked.{{ quote_name(step.link_key) }} = late.{{ quote_name(step.link_key) }} and {{ is_late(step['as'] ~ '_link', progress, 'walked') }}
      )
      group by late.{{ quote_name(step.driving_key) }}
    ) came
    join {{ this }} built on built.{{ quote_name(step.get('from', step.driving_key)) }} = came.driving_key and built.snapshot_ts >= came.since
    {%- endfor %}
  ) changes
  where link_key <> {{ zero_key() }}
  group by link_key
)
{%- endmacro -%}

{#- The relationships and snapshots to build. -#}
{%- macro bridge_pairs(link_key, new, late) -%}
pairs as (
  {%- if new or not late %}
  select alive.link_key, new_snapshots.snapshot_ts, false as is_deleted
  from alive
  join new_snapshots on alive.ldts <= new_snapshots.snapshot_ts and new_snapshots.snapshot_ts < alive.ends
    {%- if not new %}
  where 1 = 0
    {%- endif %}
  {%- endif %}
  {%- if late %}
    {%- if new %}
  union all
    {%- endif %}
  select candidates.link_key, candidates.snapshot_ts, alive.link_key is null as is_deleted
  from (
    select touched.link_key, built_snapshots.snapshot_ts
    from touched
    join built_snapshots on touched.since <= built_snapshots.snapshot_ts
  ) candidates
  left join alive
    on alive.link_key = candidates.link_key and alive.ldts <= candidates.snapshot_ts and candidates.snapshot_ts < alive.ends
  left join {{ this }} built
    on built.{{ quote_name(link_key) }} = candidates.link_key and built.snapshot_ts = candidates.snapshot_ts
  where alive.link_key is not null or built.snapshot_ts is not null
  {%- endif %}
)
{%- endmacro -%}

{#- One step of the walk: from a key to the key that it was related to at the snapshot. -#}
{%- macro bridge_step(step, number) -%}
{%- set before = 'step_' ~ (number - 1) -%}
ranges_{{ number }} as (
  select
    {{ quote_name(step.driving_key) }} as driving_key, {{ quote_name(step.link_key) }} as link_key, ldts,
    coalesce(lead(ldts) over (partition by {{ quote_name(step.driving_key) }} order by ldts), {{ end_of_time() }}) as ends
  from {{ step.effectivity }}
  where rsrc <> 'ghost'
),
step_{{ number }} as (
  select {{ before }}.*, coalesce(walked.{{ quote_name(step.target_key) }}, {{ zero_key() }}) as {{ quote_name(step['as']) }}
  from {{ before }}
  left join ranges_{{ number }} ranges
    on ranges.driving_key = {{ before }}.{{ quote_name(step.get('from', step.driving_key)) }}
    and ranges.ldts <= {{ before }}.snapshot_ts and {{ before }}.snapshot_ts < ranges.ends
  left join {{ step.link }} walked on walked.{{ quote_name(step.link_key) }} = ranges.link_key
)
{%- endmacro -%}
