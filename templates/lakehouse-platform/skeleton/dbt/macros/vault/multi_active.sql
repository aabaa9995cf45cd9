{#-
  Multi-active satellite: several valid rows per parent, told apart by child keys. What has versions is the whole set: when a member comes,
  changes or goes, all members of the new set are written with one load time, and a set that became empty leaves one row that is deleted and
  has no child keys. The rows of staging are changes of members, so the set at a time is what they add up to.

  A late change is missing in the sets that are younger than it: those are written again. Of the rows of one (parent, ldts) the ones with the
  newest `_batch` count; `current_sets` and `set_ranges` read it so.

    stage       relation to read
    parent_key  hash key column of the parent
    child_keys  columns that tell the members of a set apart
    hashdiff    column of `stage` with the hash of a member
    columns     payload, without the child keys
-#}
{%- macro multi_active_satellite(stage, parent_key, child_keys, hashdiff, columns=[]) -%}
  {{- config(post_hook='{{ note_reading() }}') -}}
  {%- set reading = version_reading(stage) -%}
  {%- set late = reading.path in ('late', 'all_late') -%}
  {%- set parent = quote_name(parent_key) -%}
{{ due_mark(reading) }}
with staged as (
  {{- staged_versions(stage, [parent_key] + child_keys + columns, quote_name(hashdiff)) }}
  where {{ parent }} <> {{ zero_key() }}
),
arrived as (
  select * from staged where {{ '1 = 1' if reading.path == 'first' else unread(reading) }}
),
{%- if late %}
{{ late_keys(reading, [parent_key]) }}
{%- endif %}
{%- if reading.path != 'first' %}
{{ stored_sets(parent, late) }}
{%- endif %}
history as (
  {{- set_history(reading, [parent_key] + child_keys + columns, parent, late) }}
),
{{ observed([parent_key] + child_keys) }}
{{ sets_of_members(parent, child_keys, columns, stored=reading.path != 'first') }}
{%- if reading.path != 'first' %},
{{ changed_sets(parent, child_keys) }}
{%- endif %}
select {{ quote_names([parent_key] + child_keys + columns, 'sets') }}, sets.hashdiff, sets.is_deleted, sets._load_id, cast({{ reading.up_to }} as bigint) as _batch, sets.ldts, sets.rsrc
from sets
{%- if reading.path == 'first' %}
union all
{{ ghosts([parent_key], child_keys + columns, {'hashdiff': zero_key(), 'is_deleted': 'false'}) }}
{%- else %}
where exists (select 1 from changed_sets where changed_sets.{{ parent }} = sets.{{ parent }} and changed_sets.ldts = sets.ldts)
{%- endif %}
{%- endmacro -%}

{#- The changes of members from which the sets are added up: those that came, and what was there before them. -#}
{%- macro set_history(reading, columns, parent, late) %}
  {%- set names = quote_names(columns) ~ ', hashdiff, is_deleted, _load_id, _batch, _row_number, ldts, rsrc' %}
  select {{ names }} from arrived
  {%- if late %}
  where not exists (select 1 from late_keys where late_keys.{{ parent }} = arrived.{{ parent }})
  union all
  select {{ names }} from staged
  where exists (select 1 from late_keys where late_keys.{{ parent }} = staged.{{ parent }}) and _batch <= {{ reading.up_to }}
  {%- endif %}
  {%- if reading.path != 'first' %}
  union all
  select {{ quote_names(columns) }}, hashdiff, is_deleted, _load_id, cast(0 as bigint), cast(0 as bigint), ldts, rsrc
  from stored_sets
  where not is_deleted {%- if late %} and not exists (select 1 from late_keys where late_keys.{{ parent }} = stored_sets.{{ parent }}){% endif %}
  {%- endif %}
{%- endmacro -%}
