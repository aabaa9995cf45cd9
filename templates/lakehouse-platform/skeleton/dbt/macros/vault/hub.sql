{#-
  Hub: one row per business key, with the time and source of its first appearance.

    key           hash key column
    business_key  columns of the business key
    sources       [{'stage': relation, 'columns': [its columns, in the order of the business key]}]; at the same load time the
                  first source in the list wins
-#}
{%- macro hub(key, business_key, sources) -%}
with candidates as (
  {%- for source in sources %}
  select
    {{ quote_name(key) }},
    {%- for column in business_key %}
    {{ quote_name(source.columns[loop.index0]) }} as {{ quote_name(column) }},
    {%- endfor %}
    _load_time as ldts,
    rsrc,
    _row_number,
    {{ loop.index }} as priority
  from {{ source.stage }}
  where {{ quote_name(key) }} <> {{ zero_key() }}
    {%- if not loop.last %}
  union all
    {%- endif %}
  {%- endfor %}
),
ranked as (
  select
    candidates.*,
    row_number() over (partition by {{ quote_name(key) }} order by ldts, priority, rsrc, _row_number) as pick
  from candidates
)
{{ new_keys(key, business_key) }}
{%- endmacro -%}

{#- The end of a hub and of a link: the first row of each key that the table does not hold yet, and the ghosts of a new table. -#}
{%- macro new_keys(key, columns, members=[]) -%}
select {{ quote_names([key] + members + columns, 'ranked') }}, ranked.ldts, ranked.rsrc
from ranked
where pick = 1
{%- if is_incremental() %}
  and not exists (select 1 from {{ this }} known where known.{{ quote_name(key) }} = ranked.{{ quote_name(key) }})
{%- else %}
union all
{{ ghosts([key] + members, columns, {}) }}
{%- endif %}
{%- endmacro -%}
