const address = 'address city region postal_code country'.split(' ');
const list = text => text.trim().split(/\s+/);

/** Columns of every table, in the order of `northwind.sql`. */
export const COLUMNS = {
  categories: list('category_id category_name description picture'),
  customer_customer_demo: list('customer_id customer_type_id'),
  customer_demographics: list('customer_type_id customer_desc'),
  customers: [
    ...list('customer_id company_name contact_name contact_title'),
    ...address,
    ...list('phone fax'),
  ],
  employee_territories: list('employee_id territory_id'),
  employees: [
    ...list('employee_id last_name first_name title title_of_courtesy'),
    ...list('birth_date hire_date'),
    ...address,
    ...list('home_phone extension photo notes reports_to photo_path'),
  ],
  order_details: list('order_id product_id unit_price quantity discount'),
  orders: [
    ...list('order_id customer_id employee_id order_date required_date'),
    ...list('shipped_date ship_via freight ship_name ship_address ship_city'),
    ...list('ship_region ship_postal_code ship_country'),
  ],
  products: [
    ...list('product_id product_name supplier_id category_id'),
    ...list('quantity_per_unit unit_price units_in_stock units_on_order'),
    ...list('reorder_level discontinued'),
  ],
  region: list('region_id region_description'),
  shippers: list('shipper_id company_name phone'),
  suppliers: [
    ...list('supplier_id company_name contact_name contact_title'),
    ...address,
    ...list('phone fax homepage'),
  ],
  territories: list('territory_id territory_description region_id'),
  us_states: list('state_id state_name state_abbr state_region'),
};
