{#-
  A satellite shows exactly the changes of its staging table: at every load time at which a key changed, a version begins, and at no other. Read
  through the ranges, so versions that a late row made superfluous do not count. It reads the whole history: run it where that is affordable,
  and `shows_newest_version` otherwise.
-#}
{%- test holds_every_change(model, key, hashdiff, stage) -%}
with observed as (
  select * from (
    select
      {{ quote_name(key) }} as parent_key, _load_time as ldts, {{ quote_name(hashdiff) }} as hashdiff,
      row_number() over (partition by {{ quote_name(key) }}, _load_time order by _batch, _load_id, _row_number desc, {{ quote_name(hashdiff) }}) as pick
    from {{ stage }}
    where {{ quote_name(key) }} <> {{ zero_key() }}
  ) ranked
  where pick = 1
),
wanted as (
  select parent_key, ldts, hashdiff
  from (select observed.*, lag(hashdiff) over (partition by parent_key order by ldts) as hashdiff_before from observed) changes
  where hashdiff_before is null or hashdiff_before <> hashdiff
),
stored as (
  select {{ quote_name(key) }} as parent_key, valid_from as ldts, hashdiff from {{ version_ranges(model, key) }} ranges
)
select 'is not in the satellite' as problem, lost.* from (select parent_key, ldts, hashdiff from wanted except select parent_key, ldts, hashdiff from stored) lost
union all
select 'is no change in staging', invented.* from (select parent_key, ldts, hashdiff from stored except select parent_key, ldts, hashdiff from wanted) invented
{%- endtest -%}
