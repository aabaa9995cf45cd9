{#- The newest version of every key is what the newest staged row says: nothing was lost, nothing is out of date. -#}
{%- test shows_newest_version(model, key, hashdiff, stage) -%}
with newest_staged as (
  select * from (
    select
      {{ quote_name(key) }} as parent_key,
      {{ quote_name(hashdiff) }} as hashdiff,
      row_number() over (
        partition by {{ quote_name(key) }}
        order by _load_time desc, _batch, _load_id, _row_number desc
      ) as pick
    from {{ stage }}
    where {{ quote_name(key) }} <> {{ zero_key() }}
  ) ranked
  where pick = 1
),
newest_stored as (
  select * from (
    select
      {{ quote_name(key) }} as parent_key,
      hashdiff,
      row_number() over (partition by {{ quote_name(key) }} order by ldts desc) as pick
    from {{ model }}
  ) ranked
  where pick = 1
)
select newest_staged.parent_key
from newest_staged
left join newest_stored on newest_stored.parent_key = newest_staged.parent_key
where newest_stored.hashdiff is null or newest_stored.hashdiff <> newest_staged.hashdiff
{%- endtest -%}
