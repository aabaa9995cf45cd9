{#-
  No version says the same as the one before it, unless the one before it came later: a late row may make a version superfluous, and that
  one stays. `hashdiff` is the column to compare.
-#}
{%- test no_repeated_version(model, key, hashdiff='hashdiff') -%}
select {{ quote_name(key) }}, ldts
from (
  select
    {{ quote_name(key) }}, ldts, {{ quote_name(hashdiff) }} as hashdiff, _batch,
    lag({{ quote_name(hashdiff) }}) over (partition by {{ quote_name(key) }} order by ldts) as hashdiff_before,
    lag(_batch) over (partition by {{ quote_name(key) }} order by ldts) as batch_before
  from {{ model }}
  where rsrc <> 'ghost'
) versions
where hashdiff = hashdiff_before and batch_before <= _batch
{%- endtest -%}
