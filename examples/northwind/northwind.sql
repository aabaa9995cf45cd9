-- Northwind: the well-known schema of a trading company, in our own DDL (PostgreSQL).
-- Money is `real` where the original has it so: an honest trap for everything that hashes or sums.
-- Tables stand in an order in which their foreign keys can be created.

CREATE TABLE categories (
    category_id smallint PRIMARY KEY,
    category_name character varying(15) NOT NULL,
    description text,
    picture bytea
);
COMMENT ON TABLE categories IS 'Groups of products, such as beverages or seafood.';
COMMENT ON COLUMN categories.category_id IS 'Number of the category.';
COMMENT ON COLUMN categories.category_name IS 'Name of the category.';
COMMENT ON COLUMN categories.description IS 'What belongs into the category.';
COMMENT ON COLUMN categories.picture IS 'Picture of the category; empty in this edition.';

CREATE TABLE customer_demographics (
    customer_type_id character varying(5) PRIMARY KEY,
    customer_desc text
);
COMMENT ON TABLE customer_demographics IS 'Kinds of customers. No kind is in use yet: the table is empty.';
COMMENT ON COLUMN customer_demographics.customer_type_id IS 'Code of the kind of customer.';
COMMENT ON COLUMN customer_demographics.customer_desc IS 'What the kind means.';

CREATE TABLE customers (
    customer_id character varying(5) PRIMARY KEY,
    company_name character varying(40) NOT NULL,
    contact_name character varying(30),
    contact_title character varying(30),
    address character varying(60),
    city character varying(15),
    region character varying(15),
    postal_code character varying(10),
    country character varying(15),
    phone character varying(24),
    fax character varying(24)
);
COMMENT ON TABLE customers IS 'Companies that buy from Northwind, with the person to contact.';
COMMENT ON COLUMN customers.customer_id IS 'Five-letter code of the customer.';
COMMENT ON COLUMN customers.company_name IS 'Name of the company.';
COMMENT ON COLUMN customers.contact_name IS 'Person to contact.';
COMMENT ON COLUMN customers.postal_code IS 'Postal code as printed on letters; may start with zeros.';

CREATE TABLE customer_customer_demo (
    customer_id character varying(5) NOT NULL,
    customer_type_id character varying(5) NOT NULL,
    PRIMARY KEY (customer_id, customer_type_id),
    FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
    FOREIGN KEY (customer_type_id) REFERENCES customer_demographics (customer_type_id)
);
COMMENT ON TABLE customer_customer_demo IS 'Which customer is of which kind. Empty as long as no kind is in use.';

CREATE TABLE employees (
    employee_id smallint PRIMARY KEY,
    last_name character varying(20) NOT NULL,
    first_name character varying(10) NOT NULL,
    title character varying(30),
    title_of_courtesy character varying(25),
    birth_date date,
    hire_date date,
    address character varying(60),
    city character varying(15),
    region character varying(15),
    postal_code character varying(10),
    country character varying(15),
    home_phone character varying(24),
    extension character varying(4),
    photo bytea,
    notes text,
    reports_to smallint REFERENCES employees (employee_id),
    photo_path character varying(255)
);
COMMENT ON TABLE employees IS 'People who sell for Northwind.';
COMMENT ON COLUMN employees.employee_id IS 'Number of the employee.';
COMMENT ON COLUMN employees.reports_to IS 'The employee this one reports to; empty for the head of sales.';
COMMENT ON COLUMN employees.photo IS 'Photo; empty in this edition.';

CREATE TABLE suppliers (
    supplier_id smallint PRIMARY KEY,
    company_name character varying(40) NOT NULL,
    contact_name character varying(30),
    contact_title character varying(30),
    address character varying(60),
    city character varying(15),
    region character varying(15),
    postal_code character varying(10),
    country character varying(15),
    phone character varying(24),
    fax character varying(24),
    homepage text
);
COMMENT ON TABLE suppliers IS 'Companies that Northwind buys from.';
COMMENT ON COLUMN suppliers.supplier_id IS 'Number of the supplier.';

CREATE TABLE products (
    product_id smallint PRIMARY KEY,
    product_name character varying(40) NOT NULL,
    supplier_id smallint REFERENCES suppliers (supplier_id),
    category_id smallint REFERENCES categories (category_id),
    quantity_per_unit character varying(20),
    unit_price real,
    units_in_stock smallint,
    units_on_order smallint,
    reorder_level smallint,
    discontinued integer NOT NULL
);
COMMENT ON TABLE products IS 'What Northwind sells.';
COMMENT ON COLUMN products.unit_price IS 'List price of one unit today; an order line keeps the price it was sold at.';
COMMENT ON COLUMN products.discontinued IS '1 when the product is no longer sold, else 0.';

CREATE TABLE region (
    region_id smallint PRIMARY KEY,
    region_description character varying(60) NOT NULL
);
COMMENT ON TABLE region IS 'Regions that territories belong to.';

CREATE TABLE shippers (
    shipper_id smallint PRIMARY KEY,
    company_name character varying(40) NOT NULL,
    phone character varying(24)
);
COMMENT ON TABLE shippers IS 'Companies that deliver the orders.';

CREATE TABLE territories (
    territory_id character varying(20) PRIMARY KEY,
    territory_description character varying(60) NOT NULL,
    region_id smallint NOT NULL REFERENCES region (region_id)
);
COMMENT ON TABLE territories IS 'Areas that employees sell in.';
COMMENT ON COLUMN territories.territory_id IS 'Postal code of the territory; text, because some start with 0.';
COMMENT ON COLUMN territories.territory_description IS 'Name of the place; two territories are called New York.';

CREATE TABLE employee_territories (
    employee_id smallint NOT NULL REFERENCES employees (employee_id),
    territory_id character varying(20) NOT NULL REFERENCES territories (territory_id),
    PRIMARY KEY (employee_id, territory_id)
);
COMMENT ON TABLE employee_territories IS 'Which employee sells in which territory.';

CREATE TABLE us_states (
    state_id smallint PRIMARY KEY,
    state_name character varying(100),
    state_abbr character varying(2),
    state_region character varying(50)
);
COMMENT ON TABLE us_states IS 'States of the USA; nothing refers to them by a key.';

CREATE TABLE orders (
    order_id smallint PRIMARY KEY,
    customer_id character varying(5) REFERENCES customers (customer_id),
    employee_id smallint REFERENCES employees (employee_id),
    order_date date,
    required_date date,
    shipped_date date,
    ship_via smallint REFERENCES shippers (shipper_id),
    freight real,
    ship_name character varying(40),
    ship_address character varying(60),
    ship_city character varying(15),
    ship_region character varying(15),
    ship_postal_code character varying(10),
    ship_country character varying(15)
);
COMMENT ON TABLE orders IS 'Orders of customers: who ordered, who sold, when and where it is shipped to.';
COMMENT ON COLUMN orders.order_id IS 'Number of the order.';
COMMENT ON COLUMN orders.shipped_date IS 'Empty until the order is on its way.';
COMMENT ON COLUMN orders.ship_via IS 'The shipper that delivers the order.';
COMMENT ON COLUMN orders.freight IS 'Cost of the delivery.';

CREATE TABLE order_details (
    order_id smallint NOT NULL REFERENCES orders (order_id),
    product_id smallint NOT NULL REFERENCES products (product_id),
    unit_price real NOT NULL,
    quantity smallint NOT NULL,
    discount real NOT NULL,
    PRIMARY KEY (order_id, product_id)
);
COMMENT ON TABLE order_details IS 'Lines of the orders: which product, how many, at which price.';
COMMENT ON COLUMN order_details.unit_price IS 'Price of one unit when it was ordered.';
COMMENT ON COLUMN order_details.discount IS 'Share of the price that is let off: 0.05 is five percent.';
