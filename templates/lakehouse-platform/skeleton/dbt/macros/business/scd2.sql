{#-
  History of a satellite as a view with validity: from `valid_from` up to, but not including, `valid_to` (NULL: until now). Equal neighbours are
  one row; deletions are rows of their own (`is_deleted`).

    satellite  relation of the satellite, effectivity or status
    key        its hash key column
    columns    payload to show
-#}
{%- macro scd2(satellite, key, columns=[]) -%}
  {{- config(materialized='view') -}}
select
  {{ quote_names([key] + columns, 'ranges') }},
  ranges.is_deleted,
  ranges.valid_from,
  ranges.valid_to,
  ranges.valid_to is null as is_current,
  ranges.rsrc
from {{ version_ranges(satellite, key) }} ranges
{%- endmacro -%}
