{#-
  Parts of a computed satellite: a table of the business vault whose columns are worked out of the versions of satellites of one hub. A model
  of people puts them together:

    {%- set satellites = [{'relation': ref('sat_customer'), 'name': 'sat_customer'}] %}
    with {{ satellite_moments('customer_hk', satellites) }},
    computed as (
      select {{ moment_columns('customer_hk', satellites) }}, lower(sat_customer.city) as {{ quote_name('town') }}
      {{ from_moments('customer_hk', satellites) }}
    )
    {{ changed_versions('computed', 'customer_hk', ['town'], 'bsat_customer_town') }}

    key         hash key column of the hub
    satellites  [{'relation': relation, 'name': alias of its versions in the expressions, 'key': its hash key column when it has another name}]

  The first satellite says whether the key is deleted. Where another has no version yet, its columns are NULL.
-#}

{#- Every moment at which one of the satellites changed, as CTE `moments`. -#}
{%- macro satellite_moments(key, satellites) -%}
moments as (
  {%- for satellite in satellites %}
  select {{ quote_name(satellite.get('key', key)) }} as {{ quote_name(key) }}, valid_from as ldts
  from {{ version_ranges(satellite.relation, satellite.get('key', key)) }} changes
    {%- if not loop.last %}
  union
    {%- endif %}
  {%- endfor %}
)
{%- endmacro -%}

{#- The columns that every computed satellite begins with. -#}
{%- macro moment_columns(key, satellites) -%}
moments.{{ quote_name(key) }}, moments.ldts, coalesce({{ satellites[0].name }}.is_deleted, false) as is_deleted
{%- endmacro -%}

{#- The moments, each with the version of every satellite that held then. -#}
{%- macro from_moments(key, satellites) -%}
from moments
{%- for satellite in satellites %}
left join {{ version_ranges(satellite.relation, satellite.get('key', key)) }} {{ satellite.name }}
  on {{ satellite.name }}.{{ quote_name(satellite.get('key', key)) }} = moments.{{ quote_name(key) }}
  and {{ satellite.name }}.valid_from <= moments.ldts
  and (moments.ldts < {{ satellite.name }}.valid_to or {{ satellite.name }}.valid_to is null)
{%- endfor %}
{%- endmacro -%}

{#- The rows of a relation that differ from the one before of their key: a change that leaves the computed columns as they were is no version. -#}
{%- macro changed_versions(relation, key, columns, name) -%}
  {%- set before = ' over (partition by ' ~ quote_name(key) ~ ' order by ldts)' -%}
select {{ quote_names([key]) }}, ldts, is_deleted, {{ quote_names(columns) }}, {{ text_literal(name) }} as rsrc
from (
  select
    {{ relation }}.*,
    row_number(){{ before }} as version_number,
    lag(is_deleted){{ before }} as deleted_before
    {%- for column in columns %},
    lag({{ quote_name(column) }}){{ before }} as before_{{ loop.index }}
    {%- endfor %}
  from {{ relation }}
) compared
where version_number = 1
  or is_deleted <> deleted_before
  {%- for column in columns %}
  or {{ quote_name(column) }} <> before_{{ loop.index }}
  or ({{ quote_name(column) }} is null) <> (before_{{ loop.index }} is null)
  {%- endfor %}
{%- endmacro -%}
