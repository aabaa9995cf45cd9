{#-
  Point-in-time table: for each hub key and snapshot the version of each satellite that holds then, so that a mart finds it with equality joins.
  A key has rows from its first appearance in the hub or a satellite on; without a version the ghost is named.

  Each run builds the snapshots that are new, and builds again the older ones of the keys for which a late row came; both are merged on
  (key, snapshot). Versions hold in half-open ranges [ldts, next ldts), so there are neither gaps nor overlaps, whatever the precision.

    hub         relation of the hub or link
    key         its hash key column
    satellites  [{'relation': relation, 'name': name in the columns, 'key': its hash key column when it has another name,
                'multi_active': true for a multi-active satellite}]
    snapshots   relation of the snapshot control

  Columns: key, snapshot_ts; <name>_key and <name>_ldts of each satellite; _<name>_batch (see snapshot_progress.sql).
-#}
{%- macro pit(hub, key, satellites, snapshots) -%}
  {{- config(materialized='incremental', incremental_strategy='merge', unique_key=[key, 'snapshot_ts'], post_hook='{{ forget_snapshots() }}') -}}
  {%- set satellites = satellites_there(satellites, key) -%}
  {%- set relations = {} -%}
  {%- for satellite in satellites -%}{%- do relations.update({satellite.name: satellite.relation}) -%}{%- endfor -%}
  {%- set progress = snapshot_progress(relations, snapshots) -%}
  {%- set touched = pit_touched(hub, key, satellites, progress) if is_incremental() else none -%}
  {%- set ask -%}with {{ snapshots_to_build(snapshots) }}, {{ touched }} select count(*) from touched{%- endset -%}
  {%- set late = touched and (not progress.ask or run_query(ask).rows[0][0] | int > 0) -%}
  {%- set columns = [quote_name(key), 'snapshot_ts'] -%}
  {%- for satellite in satellites -%}{%- do columns.extend([quote_name(satellite.name ~ '_key'), quote_name(satellite.name ~ '_ldts')]) -%}{%- endfor -%}
-- snapshots: {{ snapshots }}
with {{ snapshots_to_build(snapshots) }}
{%- if progress.snapshots %},
{{ pit_births(hub, key, satellites) }},
new_pairs as (
  select births.parent, new_snapshots.snapshot_ts from births join new_snapshots on births.ldts <= new_snapshots.snapshot_ts
),
{{ pit_ranges('new', satellites, key) }}
{%- endif %}
{%- if late %},
{{ touched }},
late_pairs as (
  select touched.parent, built_snapshots.snapshot_ts from touched join built_snapshots on touched.since <= built_snapshots.snapshot_ts
),
{{ pit_ranges('late', satellites, key, only='touched') }}
{%- endif %}
{%- for part in (['new'] if progress.snapshots else []) + (['late'] if late else []) %}
{{ 'union all' if not loop.first }}
{{ pit_rows(part, key, satellites, progress) }}
{%- else %}
select {{ columns | join(', ') }}, {{ batch_columns(progress) }} from {{ this }} where 1 = 0
{%- endfor %}
{%- endmacro -%}
