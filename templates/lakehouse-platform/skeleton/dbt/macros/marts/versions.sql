{#-
  The version of each key that holds now, as a subquery: exactly one row per key, none for deleted keys and for ghosts. Joining it
  never multiplies rows, however much history there is.
-#}
{%- macro current_versions(satellite, key) -%}
(
  select * from (
    select
      versions.*,
      row_number() over (partition by {{ quote_name(key) }} order by ldts desc) as pick
    from {{ satellite }} versions
    where rsrc <> 'ghost'
  ) ranked
  where pick = 1 and not is_deleted
)
{%- endmacro -%}

{#-
  The versions with the time they held: from `valid_from` up to, but not including, `valid_to` (NULL: until now). Equal neighbours are one
  range, so a version that a late load made superfluous does not show.
-#}
{%- macro version_ranges(satellite, key) -%}
(
  select
    changed.*,
    ldts as valid_from,
    lead(ldts) over (partition by {{ quote_name(key) }} order by ldts) as valid_to
  from (
    select
      versions.*,
      lag(hashdiff) over (partition by {{ quote_name(key) }} order by ldts) as hashdiff_before
    from {{ satellite }} versions
    where rsrc <> 'ghost'
  ) changed
  where hashdiff_before is null or hashdiff_before <> hashdiff
)
{%- endmacro -%}
