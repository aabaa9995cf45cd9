{#-
  How far a vault table has read its staging tables, asked once before the SQL is written, so that the conditions are literals and engines can
  skip files. `_batch` of a vault row is the newest batch that had been read when the row was written; a batch that changed nothing is read
  again until a row or a mark (marks.sql) says otherwise, which is right, because reading a batch twice adds nothing.

  Both macros give, per staging table:
    stage    relation
    after    batches up to this one have been read; 0 on the first run
    up_to    newest batch of staging
    batches  how many lie between
    seen     newest batch of which this table holds a row
-#}

{#- Of a table with one staging table and versions. `path` says which SQL loads it, see versions.sql: first, none, fast, late or all_late. -#}
{%- macro version_reading(stage) -%}
  {%- set first = not is_incremental() -%}
  {%- if not execute or var('offline', false) -%}
    {{- return({'stage': stage, 'path': 'first' if first else 'late', 'after': 0, 'up_to': 0, 'batches': 0, 'seen': 0, 'newest': none}) -}}
  {%- endif -%}
  {%- set stored = {'seen': 0, 'marks': {}, 'newest': none} if first else stored_progress() -%}
  {%- set after = [stored.seen, stored.marks.get(stage.identifier, 0)] | max -%}
  {%- set question -%}
    select
      count(distinct _batch),
      max(_batch),
      max(case when _seen_before is null then 1 else 0 end),
      case when min(_load_time) > min(_seen_before) then 0 else 1 end
    from {{ stage }}
    where _batch > {{ after }}
  {%- endset -%}
  {%- set batches, up_to, unknown, late = run_query(question)[0].values() -%}
  {#- `unknown`: staging was made anew, so nobody knows what had been read: every key is put in order over the whole history. -#}
  {%- set path = 'first' if first else 'none' if not batches else 'all_late' if unknown else 'late' if late else 'fast' -%}
  {{- return({'stage': stage, 'path': path, 'after': after, 'up_to': (up_to or 0) | int, 'batches': batches | int, 'seen': stored.seen, 'newest': stored.newest}) -}}
{%- endmacro -%}

{#- Of a table of keys, which may have several staging tables; their batches are told apart by the record source. -#}
{%- macro key_readings(stages) -%}
  {%- set readings = [] -%}
  {%- if not execute or var('offline', false) -%}
    {%- for stage in stages -%}{%- do readings.append({'stage': stage, 'after': 0, 'up_to': 0, 'batches': 1, 'seen': 0}) -%}{%- endfor -%}
    {{- return(readings) -}}
  {%- endif -%}
  {%- set stored = stored_progress(by_source=stages | length > 1) if is_incremental() else {'seen': 0, 'sources': {}, 'marks': {}} -%}
  {%- set everywhere = (stored.sources.values() | min) if stored.sources | length >= stages | length else 0 -%}
  {%- set questions = [] -%}
  {%- for stage in stages -%}
    {%- set surely_read = [everywhere, stored.marks.get(stage.identifier, 0)] | max -%}
    {%- do questions.append('select distinct ' ~ loop.index0 ~ ' as stage, rsrc, _batch from ' ~ stage ~ ' where _batch > ' ~ surely_read) -%}
  {%- endfor -%}
  {%- set rows = run_query(questions | join(' union all ')).rows -%}
  {%- for stage in stages -%}
    {%- set number = loop.index0 -%}
    {%- set mark = stored.marks.get(stage.identifier, 0) -%}
    {%- set unread = [] -%}
    {%- set ns = namespace(after=mark) -%}
    {%- for row in rows if row[0] == number -%}
      {%- set read = everywhere if stages | length == 1 else stored.sources.get(row[1], 0) -%}
      {%- set ns.after = [mark, read] | max -%}
      {%- if row[2] > ns.after -%}{%- do unread.append(row[2] | int) -%}{%- endif -%}
    {%- endfor -%}
    {%- do readings.append({'stage': stage, 'after': ns.after, 'up_to': unread | max if unread else 0, 'batches': unread | length, 'seen': stored.seen}) -%}
  {%- endfor -%}
  {{- return(readings) -}}
{%- endmacro -%}
