{#-
  Bridge: for each snapshot the relationships of a link that hold then, and the hubs that are reached from their members through to-one links,
  as they were at that snapshot.

  Each run builds the snapshots that are new, and builds again the relationships of older ones for which a late row came, which a link has
  as well when it was loaded after its satellite; both are merged on (link key, snapshot). A relationship that a late row takes back stays as
  a row with `is_deleted`: read `where not is_deleted`.

    snapshots   relation of the snapshot control
    link        relation of the link
    link_key    its hash key column
    members     hash key columns of its hubs
    status      satellite that says whether the relationship holds: the status satellite of the link, or an effectivity satellite whose
                payload is the key of the link. Without it a relationship holds from its first appearance on
    status_key  hash key column of `status`; the link's own when it is not given
    walk        [{'effectivity': relation, 'driving_key': its hash key column, 'link': relation, 'link_key': …, 'target_key': hash key column
                of that link to go to, 'as': column here, 'from': column here to start from (a member, or an earlier `as`) when it is
                not named like the driving key}]

  Columns: snapshot_ts, link key, members, one per step of the walk (zero key: none), is_deleted; _…_batch (see snapshot_progress.sql).
-#}
{%- macro bridge(snapshots, link, link_key, members, status=none, status_key=none, walk=[]) -%}
  {{- config(materialized='incremental', incremental_strategy='merge', unique_key=[link_key, 'snapshot_ts'], post_hook='{{ forget_snapshots() }}') -}}
  {%- set relations = {} -%}
  {%- if status -%}{%- do relations.update({'status': status, 'link': link}) -%}{%- endif -%}
  {%- for step in walk -%}{%- do relations.update({step['as']: step.effectivity, step['as'] ~ '_link': step.link}) -%}{%- endfor -%}
  {%- set progress = snapshot_progress(relations, snapshots) -%}
  {%- set alive = bridge_alive(link, link_key, status, status_key or link_key) -%}
  {%- set touched = bridge_touched(link, link_key, status, status_key or link_key, walk, progress) if is_incremental() else none -%}
  {%- set ask -%}with {{ snapshots_to_build(snapshots) }}, {{ touched }} select count(*) from touched{%- endset -%}
  {%- set late = touched and (not progress.ask or run_query(ask).rows[0][0] | int > 0) -%}
  {%- set columns = ['snapshot_ts', quote_names([link_key] + members + (walk | map(attribute='as') | list)), 'is_deleted'] -%}
-- snapshots: {{ snapshots }}
with {{ snapshots_to_build(snapshots) }},
{{ alive }},
{%- if late %}
{{ touched }},
{%- endif %}
{{ bridge_pairs(link_key, progress.snapshots, late) }},
step_0 as (
  select pairs.snapshot_ts, {{ quote_names([link_key] + members, 'link') }}, pairs.is_deleted
  from pairs
  join {{ link }} link on link.{{ quote_name(link_key) }} = pairs.link_key
)
{%- for step in walk %},
{{ bridge_step(step, loop.index) }}
{%- endfor %}
select {{ columns | join(', ') }}{{ ', ' ~ batch_columns(progress) if relations }}
from step_{{ walk | length }}
{%- endmacro -%}
