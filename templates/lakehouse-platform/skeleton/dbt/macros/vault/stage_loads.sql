{#- The condition for the loads that are not staged yet: their ids as literals, so that engines can skip the files of all others. -#}
{%- macro not_staged(raw) -%}
  {%- if not is_incremental() -%}{{- return('1 = 1') -}}{%- endif -%}
  {%- if not execute or var('offline', false) -%}{{- return("raw_rows._load_id in ('a new load')") -}}{%- endif -%}
  {%- set question -%}
    select distinct raw_rows._load_id
    from {{ raw }} raw_rows
    where not exists (select 1 from {{ this }} staged where staged._load_id = raw_rows._load_id)
  {%- endset -%}
  {%- set loads = [] -%}
  {%- for row in run_query(question).rows -%}{%- do loads.append(text_literal(row[0])) -%}{%- endfor -%}
  {{- return('raw_rows._load_id in (' ~ (loads | sort | join(', ')) ~ ')' if loads else '1 = 0') -}}
{%- endmacro -%}

{#- Number of the batch that is being staged, and the newest load time before it. The number is the time of the run, but always grows. -#}
{%- macro next_batch() -%}
next_batch as (
  {%- set now = (run_started_at.timestamp() * 1000000) | int %}
  {%- if is_incremental() %}
  select greatest(cast({{ now }} as bigint), coalesce(max(_batch) + 1, 0)) as _batch, max(_load_time) as _seen_before from {{ this }}
  {%- else %}
  select cast({{ now }} as bigint) as _batch, cast(null as {{ time_type() }}) as _seen_before
  {%- endif %}
)
{%- endmacro -%}
