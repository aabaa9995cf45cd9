"""Northwind's database as it changes from one load to the next: ten states, each with what changed and what its sums are."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Callable, Union

from needs import call, missing
from postgres import Postgres
from repository import EXAMPLES

SCHEMA = "northwind_e2e"
#: The public rows of Northwind, where they are at hand; else our own generator stands in for them.
PUBLIC_ROWS = EXAMPLES.parents[1] / "shared" / "data" / "northwind"

_LINES = """
(SELECT l.*, o.customer_id, o.employee_id, o.ship_via AS shipper_id, o.order_date, p.category_id,
        coalesce(date_trunc('month', o.order_date)::date, '1900-01-01') AS order_month,
        l.unit_price::text::numeric * l.quantity * (1 - l.discount::text::numeric) AS revenue
 FROM order_details l JOIN orders o USING (order_id) JOIN products p USING (product_id)) lines
"""
#: Mart -> what its key is in the database.
SALES = {
    "sales_by_employee": ("employee_id", "order_month"),
    "sales_by_product": ("product_id", "order_month"),
    "sales_by_category": ("category_id", "order_month"),
    "sales_by_shipper": ("shipper_id", "order_month"),
    "customer_sales": ("customer_id",),
}


@dataclass(frozen=True)
class Step:
    """`change` is SQL or a function of the company; `tables` are those that it touches (empty: any)."""

    what: str
    change: Union[str, Callable[["Company"], None]]
    tables: tuple[str, ...] = ()


class Company:
    def __init__(self, database: Postgres, folder: Path):
        self.database = database
        self.folder = folder
        database.run(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}; SET search_path TO {SCHEMA}")
        database.run((EXAMPLES / "northwind" / "northwind.sql").read_text())
        # Rows may come in any order of tables.
        database.run("SET session_replication_role = replica")

    def go(self, step: Step) -> None:
        self.database.run(step.change) if isinstance(step.change, str) else step.change(self)

    def fill(self, data: Path) -> None:
        """Replaces all rows of all tables."""
        files = sorted(data.glob("[a-z]*.csv"))
        self.database.run(f"TRUNCATE {', '.join(file.stem for file in files)}")
        for file in files:
            self.database.insert_csv(SCHEMA, file)

    def day(self, number: int) -> Path:
        """The rows of the generator after so many days."""
        if not shutil.which("node"):
            missing("node is missing: install Node.js 22")
        target = self.folder / f"day-{number}"
        call("node", str(EXAMPLES / "northwind" / "generate.mjs"), "--out", str(target), "--day", str(number), cwd=self.folder)
        return target

    def revenue(self) -> Decimal:
        return Decimal(self.database.scalar(f"SELECT sum(revenue)::text FROM {_LINES}"))

    def lines(self) -> list[dict[str, Any]]:
        """Every order line as fct_order_lines should show it, ordered by its key."""
        columns = "order_id, product_id, customer_id, employee_id, shipper_id, order_date::text, quantity, unit_price::text, discount::text"
        rows = self.database.rows(f"SELECT {columns} FROM {_LINES} ORDER BY order_id, product_id")
        return [{**row, "unit_price": Decimal(row["unit_price"]), "discount": Decimal(row["discount"])} for row in rows]

    def sales(self, mart: str) -> dict[tuple, tuple]:
        """(order lines, quantity, revenue) per key of a sales mart, where anything was sold."""
        names = SALES[mart]
        texts = ", ".join(f"{name}::text AS {name}" for name in names)
        rows = self.database.rows(f"SELECT {texts}, count(*) AS lines, sum(quantity) AS quantity, sum(revenue)::text AS revenue FROM {_LINES} GROUP BY {', '.join(names)}")
        return {tuple(row[name] for name in names): (row["lines"], row["quantity"], Decimal(row["revenue"])) for row in rows}

    def shipping(self) -> dict[tuple, tuple]:
        """(orders, freight) per shipper and month: freight is paid per order."""
        month = "coalesce(date_trunc('month', order_date)::date, '1900-01-01')"
        rows = self.database.rows(
            f"SELECT ship_via::text AS shipper, ({month})::text AS month, count(*) AS orders, sum(freight::text::numeric)::text AS freight FROM orders GROUP BY 1, 2"
        )
        return {(row["shipper"], row["month"]): (row["orders"], Decimal(row["freight"])) for row in rows}


def _before_1998(company: Company) -> None:
    """Orders from 1998 on are still to come (with their lines)."""
    company.fill(PUBLIC_ROWS if PUBLIC_ROWS.is_dir() else company.day(0))
    company.database.run(
        """
        CREATE TABLE later_lines AS SELECT l.* FROM order_details l JOIN orders USING (order_id) WHERE order_date >= '1998-01-01';
        CREATE TABLE later_orders AS SELECT * FROM orders WHERE order_date >= '1998-01-01';
        DELETE FROM order_details WHERE order_id IN (SELECT order_id FROM later_orders);
        DELETE FROM orders WHERE order_id IN (SELECT order_id FROM later_orders)
        """
    )


_FIRST = "(SELECT min(order_id) FROM orders)"
_OTHER_CUSTOMER = f"(SELECT max(customer_id) FROM customers WHERE customer_id <> (SELECT customer_id FROM orders WHERE order_id = {_FIRST}))"

#: The column that the contract does not know, and the one that it learns with step NEW_COLUMN.
UNKNOWN_COLUMN = "priority"
NEW_COLUMN = 4
STEPS = (
    Step("orders before 1998", _before_1998),
    Step("orders since 1998", "INSERT INTO orders SELECT * FROM later_orders; INSERT INTO order_details SELECT * FROM later_lines", ("orders", "order_details")),
    Step(
        "an order moves to another customer, a line and a list price change, a product moves to another category",
        f"""
        CREATE TABLE moved AS SELECT order_id, customer_id FROM orders WHERE order_id = {_FIRST};
        UPDATE orders SET customer_id = {_OTHER_CUSTOMER} WHERE order_id = {_FIRST};
        UPDATE order_details SET quantity = quantity + 1 WHERE order_id = {_FIRST};
        UPDATE products SET unit_price = unit_price + 1, category_id = category_id % 8 + 1 WHERE product_id = 11;
        ALTER TABLE orders ADD COLUMN {UNKNOWN_COLUMN} smallint
        """,
        ("orders", "order_details", "products"),
    ),
    Step(
        "the order comes back, one order loses its lines, another is cancelled",
        """
        UPDATE orders SET customer_id = moved.customer_id FROM moved WHERE orders.order_id = moved.order_id;
        DELETE FROM order_details WHERE order_id = (SELECT min(order_id) + 1 FROM orders);
        DELETE FROM order_details WHERE order_id = (SELECT min(order_id) + 2 FROM orders);
        DELETE FROM orders WHERE order_id = (SELECT min(order_id) + 2 FROM orders)
        """,
        ("orders", "order_details"),
    ),
    Step(
        "customers get a new column",
        "ALTER TABLE customers ADD COLUMN loyalty text; UPDATE customers SET loyalty = 'gold' WHERE country = 'Germany'",
        ("customers",),
    ),
    Step("another company's rows", lambda company: company.fill(company.day(1))),
    Step("a day of business", lambda company: company.fill(company.day(2)), ("customers", "employees", "employee_territories", "order_details", "orders", "products", "suppliers")),
    Step(
        "references become empty",
        f"""
        UPDATE orders SET employee_id = NULL, ship_via = NULL, order_date = NULL WHERE order_id = {_FIRST};
        UPDATE orders SET customer_id = NULL WHERE order_id = {_FIRST} + 1;
        UPDATE products SET category_id = NULL, supplier_id = NULL WHERE product_id = 12;
        UPDATE employees SET reports_to = 2 WHERE reports_to = 5;
        UPDATE customers SET loyalty = 'gold' WHERE customer_id < 'F'
        """,
        ("customers", "employees", "orders", "products"),
    ),
    Step(
        "a territory is handed over",
        """
        CREATE TABLE handed AS
          SELECT * FROM employee_territories a WHERE employee_id = 3
          AND NOT EXISTS (SELECT 1 FROM employee_territories b WHERE b.employee_id = 4 AND b.territory_id = a.territory_id) LIMIT 1;
        DELETE FROM employee_territories t USING handed WHERE (t.employee_id, t.territory_id) = (handed.employee_id, handed.territory_id);
        INSERT INTO employee_territories SELECT 4, territory_id FROM handed
        """,
        ("employee_territories",),
    ),
    Step(
        "the territory comes back, three products move, an order is cancelled",
        f"""
        DELETE FROM employee_territories WHERE (employee_id, territory_id) IN (SELECT 4, territory_id FROM handed);
        INSERT INTO employee_territories SELECT * FROM handed;
        UPDATE products SET category_id = category_id % 8 + 1 WHERE product_id IN (SELECT product_id FROM order_details ORDER BY 1 LIMIT 3);
        UPDATE order_details SET discount = 0.3 WHERE order_id = {_FIRST};
        DELETE FROM order_details WHERE order_id = (SELECT max(order_id) FROM orders);
        DELETE FROM orders WHERE order_id = (SELECT max(order_id) FROM orders)
        """,
        ("employee_territories", "order_details", "orders", "products"),
    ),
)
