{#- Belongs to people: the generator wrote it once and never touches it again. -#}
{{ config(schema='vault', materialized='table', tags=['shop']) }}

with versions as (
  select * from {{ version_ranges(ref('sat_customer'), 'customer_hk') }} ranges
  where valid_to is null and not is_deleted
),
pairs as (
  select
    b.{{ quote_name('customer_hk') }} as duplicate_key,
    min(a.{{ quote_name('customer_hk') }}) as master_key,
    min(case when a.valid_from < b.valid_from then b.valid_from else a.valid_from end) as ldts
  from versions a
  join versions b on a.{{ quote_name('customer_hk') }} < b.{{ quote_name('customer_hk') }}
  where (
    length(a.name) = length(b.name)
  )
  group by b.{{ quote_name('customer_hk') }}
)
{{ same_as_link('pairs', 'customer_hk', 'sal_customer_length') }}
