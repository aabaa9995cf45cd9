{#- Belongs to people: the generator wrote it once and never touches it again. -#}
{{ config(schema='vault', materialized='table', tags=['shop']) }}

{%- set satellites = [
  {'relation': ref('sat_customer_pii'), 'name': 'sat_customer_pii'},
  {'relation': ref('sat_customer'), 'name': 'sat_customer'}
] %}

with {{ satellite_moments('customer_hk', satellites) }},
computed as (
  select
    {{ moment_columns('customer_hk', satellites) }},
    (
      upper(sat_customer.city)
    ) as {{ quote_name('town') }}
  {{ from_moments('customer_hk', satellites) }}
)
{{ changed_versions('computed', 'customer_hk', ['town'], 'bsat_customer_town') }}
