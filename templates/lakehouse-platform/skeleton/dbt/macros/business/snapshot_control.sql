{#-
  Snapshot control: the moments at which point-in-time tables and bridges look at the vault. One per day on which something was loaded, at the
  end of that day (UTC): a version is seen when its load time is not younger. The days come from the load manifests, never from the clock,
  so a run that is repeated gives the same.

    loads  relations of the load manifests (`_loads`); those of sources that were never loaded count for nothing
    keep   how many of the newest days, weeks, months and years with loads are kept; of a week, month or year its last such day. A kind that
           is not given is not kept, `none` keeps all
-#}
{%- macro snapshot_control(loads, keep={'daily': 90, 'weekly': 52, 'monthly': 36, 'yearly': 10}) -%}
  {{- config(materialized='incremental', incremental_strategy='merge', unique_key='snapshot_ts') -}}
  {%- set kinds = {'weekly': 'week', 'monthly': 'month', 'yearly': 'year'} -%}
with days as (
  {%- for relation in those_there(loads) %}
  select {{ utc_day('started_at') }} as snapshot_day from {{ relation }} where status <> 'failed'
    {%- if not loop.last %}
  union
    {%- endif %}
  {%- endfor %}
),
numbered as (
  select
    snapshot_day,
    {%- for kind, period in kinds.items() %}
    dense_rank() over (order by date_trunc('{{ period }}', snapshot_day) desc) as {{ kind }}_age,
    row_number() over (partition by date_trunc('{{ period }}', snapshot_day) order by snapshot_day desc) as {{ kind }}_place,
    {%- endfor %}
    row_number() over (order by snapshot_day desc) as daily_age
  from (select distinct snapshot_day from days where snapshot_day is not null) loaded
),
flagged as (
  select
    {{ end_of_day('snapshot_day') }} as snapshot_ts,
    {{ kept('daily', keep) }} as is_daily,
    {%- for kind in kinds %}
    ({{ kind }}_place = 1 and {{ kept(kind, keep) }}) as is_{{ kind }}{{ ',' if not loop.last }}
    {%- endfor %}
  from numbered
)
select snapshot_ts, is_daily, is_weekly, is_monthly, is_yearly
from flagged
{%- if is_incremental() %}
where not exists (
  select 1 from {{ this }} known
  where known.snapshot_ts = flagged.snapshot_ts
    {%- for kind in ['daily', 'weekly', 'monthly', 'yearly'] %} and known.is_{{ kind }} = flagged.is_{{ kind }}{% endfor %}
)
{%- endif %}
{%- endmacro -%}

{%- macro kept(kind, keep) -%}
  {%- if kind not in keep -%}{{- return('(1 = 0)') -}}{%- endif -%}
  {{- return('(1 = 1)' if keep[kind] is none else '(' ~ kind ~ '_age <= ' ~ keep[kind] ~ ')') -}}
{%- endmacro -%}

{#- Condition for the snapshots that are kept. -#}
{%- macro is_kept(alias) -%}
  {{- return('(' ~ alias ~ '.is_daily or ' ~ alias ~ '.is_weekly or ' ~ alias ~ '.is_monthly or ' ~ alias ~ '.is_yearly)') -}}
{%- endmacro -%}
