-- One row per product, with its supplier and category of now.
{{ config(schema='marts', tags=['northwind']) }}

select
  hub.product_hk,
  hub.product_id,
  about.product_name,
  about.quantity_per_unit,
  about.unit_price as list_price,
  about.units_in_stock,
  about.units_on_order,
  about.reorder_level,
  about.discontinued = 1 as is_discontinued,
  to_category.category_hk,
  categories.category_id,
  category.category_name,
  suppliers.supplier_id,
  supplier.company_name as supplier_name,
  supplier.country as supplier_country,
  about.ldts as valid_from
from {{ ref('hub_product') }} hub
join {{ current_versions(ref('sat_product'), 'product_hk') }} about
  on about.product_hk = hub.product_hk
left join {{ current_versions(ref('eff_product_category'), 'product_hk') }} in_category
  on in_category.product_hk = hub.product_hk
left join {{ ref('lnk_product_category') }} to_category
  on to_category.product_category_lk = in_category.product_category_lk
left join {{ ref('hub_category') }} categories
  on categories.category_hk = to_category.category_hk
left join {{ current_versions(ref('sat_category'), 'category_hk') }} category
  on category.category_hk = to_category.category_hk
left join {{ current_versions(ref('eff_product_supplier'), 'product_hk') }} from_supplier
  on from_supplier.product_hk = hub.product_hk
left join {{ ref('lnk_product_supplier') }} to_supplier
  on to_supplier.product_supplier_lk = from_supplier.product_supplier_lk
left join {{ ref('hub_supplier') }} suppliers
  on suppliers.supplier_hk = to_supplier.supplier_hk
left join {{ current_versions(ref('sat_supplier'), 'supplier_hk') }} supplier
  on supplier.supplier_hk = to_supplier.supplier_hk
