{#-
  What a point-in-time table or bridge has to do, asked before its SQL is written.

    relations  {name: relation with versions that it looks at}
    snapshots  relation of the snapshot control

  Gives `read` and `stored`: {name: newest batch of the relation at the last build, and now}; `snapshots`: how many are new. Each row of the
  table says in `_<name>_batch` up to which batch its relations had been read when it was built, so a build that was stopped is made good
  by the next one.
-#}
{%- macro snapshot_progress(relations, snapshots) -%}
  {%- set read = {} -%}
  {%- set stored = {} -%}
  {%- for name in relations -%}{%- do read.update({name: 0}) -%}{%- do stored.update({name: 1}) -%}{%- endfor -%}
  {%- if not execute or var('offline', false) -%}{{- return({'read': read, 'stored': stored, 'snapshots': 1, 'ask': false}) -}}{%- endif -%}
  {%- set questions = [] -%}
  {%- for name, relation in relations.items() -%}
    {%- do questions.append("select 'stored' as kind, " ~ text_literal(name) ~ " as name, coalesce(max(_batch), 0) as number from " ~ last_batch(relation)) -%}
    {%- if is_incremental() -%}
      {%- do questions.append("select 'read', " ~ text_literal(name) ~ ', coalesce(max(' ~ batch_column(name) ~ '), 0) from ' ~ this) -%}
    {%- endif -%}
  {%- endfor -%}
  {%- do questions.append("select 'snapshots', '', count(*) from " ~ snapshots ~ ' control where ' ~ is_kept('control') ~ (' and ' ~ not_built('control') if is_incremental() else '')) -%}
  {%- set ns = namespace(snapshots=0) -%}
  {%- for kind, name, number in run_query(questions | join(' union all ')).rows -%}
    {%- if kind == 'stored' -%}{%- do stored.update({name: number | int}) -%}
    {%- elif kind == 'read' -%}{%- do read.update({name: number | int}) -%}
    {%- else -%}{%- set ns.snapshots = number | int -%}{%- endif -%}
  {%- endfor -%}
  {{- return({'read': read, 'stored': stored, 'snapshots': ns.snapshots, 'ask': true}) -}}
{%- endmacro -%}

{%- macro batch_column(name) -%}{{- return(quote_name('_' ~ name ~ '_batch')) -}}{%- endmacro -%}

{%- macro not_built(alias) -%}{{- return('not ' ~ is_built(alias)) -}}{%- endmacro -%}
{%- macro is_built(alias) -%}
  {{- return('exists (select 1 from ' ~ this ~ ' built where built.snapshot_ts = ' ~ alias ~ '.snapshot_ts)') -}}
{%- endmacro -%}

{#- The snapshots to build: `new` ones, and, where late rows came, the `built` ones; and the newest that is built. -#}
{%- macro snapshots_to_build(snapshots) -%}
kept_snapshots as (
  select control.snapshot_ts from {{ snapshots }} control where {{ is_kept('control') }}
),
{%- if is_incremental() %}
new_snapshots as (
  select snapshot_ts from kept_snapshots where {{ not_built('kept_snapshots') }}
),
built_snapshots as (
  select snapshot_ts from kept_snapshots where {{ is_built('kept_snapshots') }}
),
newest_built as (
  select max(snapshot_ts) as snapshot_ts from {{ this }}
)
{%- else %}
new_snapshots as (select snapshot_ts from kept_snapshots)
{%- endif %}
{%- endmacro -%}

{#- The literals that each row keeps: up to which batch the relations were read. -#}
{%- macro batch_columns(progress) -%}
  {%- set columns = [] -%}
  {%- for name, batch in progress.stored.items() -%}
    {%- do columns.append('cast(' ~ batch ~ ' as bigint) as ' ~ batch_column(name)) -%}
  {%- endfor -%}
  {{- return(columns | join(', ')) -}}
{%- endmacro -%}

{#-
  Condition on a relation with versions: the rows that came since the last build and belong before a snapshot that is built.
-#}
{%- macro is_late(name, progress, alias) -%}
  {{- return(alias ~ '._batch > ' ~ progress.read[name] ~ ' and ' ~ alias ~ ".rsrc <> 'ghost' and " ~ alias ~ '.ldts <= (select snapshot_ts from newest_built)') -}}
{%- endmacro -%}

{#-
  Takes back the snapshots that the control keeps no more, after a build. The models' SQL names the control in a comment, because a hook knows
  nothing else of its model. Nothing when there is none to take back.
-#}
{%- macro forget_snapshots() -%}
  {%- set control = modules.re.findall('-- snapshots: (\\S+)', model.get('compiled_code') or '') if execute else [] -%}
  {%- if control -%}
    {%- set expired = 'select control.snapshot_ts from ' ~ control[0] ~ ' control where not ' ~ is_kept('control') -%}
    {%- if run_query('select count(*) from ' ~ this ~ ' where snapshot_ts in (' ~ expired ~ ')').rows[0][0] | int %}
delete from {{ this }} where snapshot_ts in ({{ expired }})
    {%- endif -%}
  {%- endif -%}
{%- endmacro -%}
