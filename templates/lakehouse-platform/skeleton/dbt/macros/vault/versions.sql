{#-
  The loading of everything that has versions. Three cases, told apart before the SQL is written:

    first run   the table does not exist: the versions are the changes in the whole history.
    fast path   every new row is younger than all rows read before: the versions are the changes against the newest stored one.
    late path   some new row is not: for the keys that came, the changes in the whole history that are not stored yet. The history is
                staging and not the table itself, because the table does not hold observations that changed nothing: of A@1, A@5 and
                the late B@3 it knows only A@1, and A@5 would be lost.

  A version that a late row makes superfluous stays; `version_ranges` gives the same answer at any time.
-#}
{%- macro versions(stage, key, hashdiff, columns, computed) -%}
  {%- set progress = reading_progress(stage) -%}
  {%- set names = columns + (computed.keys() | list) -%}
with staged as (
  select
    {{ quote_name(key) }},
    {{ hashdiff }} as hashdiff,
    {%- for column in columns %}
    {{ quote_name(column) }},
    {%- endfor %}
    {%- for name, expression in computed.items() %}
    {{ expression }} as {{ quote_name(name) }},
    {%- endfor %}
    is_deleted,
    _load_id as load_id,
    _batch as batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from {{ stage }}
  where {{ quote_name(key) }} <> {{ zero_key() }}
),
  {%- if progress.path == 'first' %}
history as (select * from staged),
{{ changes(key) }}
{{ select_versions(key, names) }}
union all
{{ ghosts([key], names, {'hashdiff': zero_key(), 'is_deleted': ghost_flag(), 'load_id': "'ghost'", 'batch': 'cast(0 as bigint)'}) }}
  {%- else %}
arrived as (
  select * from staged where batch > {{ progress.read_up_to }}
),
    {%- if progress.path == 'fast' %}
history as (select * from arrived),
newest as (
  select {{ quote_name(key) }}, hashdiff
  from (
    select
      stored.{{ quote_name(key) }},
      stored.hashdiff,
      row_number() over (partition by stored.{{ quote_name(key) }} order by stored.ldts desc) as pick
    from {{ this }} stored
    where exists (select 1 from arrived where arrived.{{ quote_name(key) }} = stored.{{ quote_name(key) }})
  ) ranked
  where pick = 1
),
{{ changes(key, newest='newest') }}
{{ select_versions(key, names) }}
    {%- else %}
history as (
  select * from staged
  where exists (select 1 from arrived where arrived.{{ quote_name(key) }} = staged.{{ quote_name(key) }})
),
{{ changes(key) }}
{{ select_versions(key, names) }}
  and not exists (
    select 1 from {{ this }} stored
    where stored.{{ quote_name(key) }} = compared.{{ quote_name(key) }} and stored.ldts = compared.ldts
  )
    {%- endif %}
  {%- endif %}
{%- endmacro -%}

{#-
  The versions of `history`, with the hash of the one before. Of several rows with one key and load time the last of the earliest load
  counts: a load that comes again never replaces what was read.
-#}
{%- macro changes(key, newest=none) -%}
observed as (
  select * from (
    select
      history.*,
      row_number() over (
        partition by {{ quote_name(key) }}, ldts
        order by batch, load_id, _row_number desc, hashdiff
      ) as pick
    from history
  ) ranked
  where pick = 1
),
compared as (
  select
    observed.*,
    {%- set before = 'lag(observed.hashdiff) over (partition by observed.' ~ quote_name(key) ~ ' order by observed.ldts)' %}
    {{ 'coalesce(' ~ before ~ ', newest.hashdiff)' if newest else before }} as hashdiff_before
  from observed
  {%- if newest %}
  left join newest on newest.{{ quote_name(key) }} = observed.{{ quote_name(key) }}
  {%- endif %}
)
{%- endmacro -%}

{%- macro select_versions(key, names) -%}
select {{ quote_names([key] + names) }}, hashdiff, is_deleted, load_id, batch, ldts, rsrc
from compared
where (hashdiff_before is null or hashdiff_before <> hashdiff)
{%- endmacro -%}

{%- macro ghost_flag() -%}{{- return('false') -}}{%- endmacro -%}
