{#- Belongs to people: the generator wrote it once and never touches it again. -#}
{{ config(schema='vault', materialized='table', tags=['shop']) }}

with mapping as (
  select * from (
    select
      staged.*,
      row_number() over (partition by {{ quote_name('old_id') }} order by _load_time desc, _batch desc, _row_number desc) as newest
    from {{ ref('stg_shop__merges') }} staged
  ) numbered
  where newest = 1 and not is_deleted
),
pairs as (
  select duplicates.{{ quote_name('customer_hk') }} as duplicate_key, masters.{{ quote_name('customer_hk') }} as master_key, mapping._load_time as ldts
  from mapping
  join {{ ref('hub_customer') }} duplicates on duplicates.{{ quote_name('customer_id') }} = mapping.{{ quote_name('old_id') }}
  join {{ ref('hub_customer') }} masters on masters.{{ quote_name('customer_id') }} = mapping.{{ quote_name('new_id') }}
)
{{ same_as_link('pairs', 'customer_hk', 'sal_customer_merge') }}
