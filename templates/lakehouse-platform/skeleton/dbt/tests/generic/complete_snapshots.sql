{#-
  Each kept snapshot of a point-in-time table has a row for every hub key that was there by then, and no row of a key that the hub does not know.
  A snapshot that another source's load has added is built with the next load of this one.
-#}
{%- test complete_snapshots(model, hub, key, snapshots) -%}
select hub.{{ quote_name(key) }}, control.snapshot_ts, 'is missing' as problem
from {{ hub }} hub
join {{ snapshots }} control on hub.ldts <= control.snapshot_ts and {{ is_kept('control') }}
where hub.rsrc <> 'ghost'
  and exists (select 1 from {{ model }} built where built.snapshot_ts = control.snapshot_ts)
  and not exists (select 1 from {{ model }} pit where pit.{{ quote_name(key) }} = hub.{{ quote_name(key) }} and pit.snapshot_ts = control.snapshot_ts)
union all
select pit.{{ quote_name(key) }}, pit.snapshot_ts, 'is in no hub'
from {{ model }} pit
where not exists (select 1 from {{ hub }} hub where hub.{{ quote_name(key) }} = pit.{{ quote_name(key) }} and hub.rsrc <> 'ghost')
{%- endtest -%}
