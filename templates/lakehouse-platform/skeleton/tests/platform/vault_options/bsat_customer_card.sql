{#- Belongs to people: the generator wrote it once and never touches it again. -#}
{{ config(schema='vault', materialized='table', tags=['shop']) }}

{%- set satellites = [
  {'relation': ref('sat_customer'), 'name': 'sat_customer'},
  {'relation': ref('sat_customer_pii'), 'name': 'sat_customer_pii'}
] %}

with {{ satellite_moments('customer_hk', satellites) }},
computed as (
  select
    {{ moment_columns('customer_hk', satellites) }},
    (
      upper(coalesce(sat_customer.city, 'nowhere'))
    ) as {{ quote_name('town') }},
    (
      sat_customer.name
      || ' <' || sat_customer_pii.email || '>'
    ) as {{ quote_name('reach') }}
  {{ from_moments('customer_hk', satellites) }}
)
{{ changed_versions('computed', 'customer_hk', ['town', 'reach'], 'bsat_customer_card') }}
