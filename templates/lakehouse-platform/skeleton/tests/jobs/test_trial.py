"""The test that a job is stamped with: it passes as it is, and fails when the query no longer gives what it says."""

from __future__ import annotations

import pytest


def trial(job, rows=()):
    from lakehouse_jobs.trial import tried

    return tried(job.spark, job.folder, dict(rows))


def test_rows_of_the_tables_that_are_read_are_given(job):
    job.write("SELECT o.city, sum(o.amount) AS amount FROM marts.orders AS o JOIN `marts`.cities c ON c.name = o.city GROUP BY o.city", 'IsComplete "city"', ["city"])
    done = trial(
        job,
        {
            "marts.orders": [{"city": "Köln", "amount": 1.5}, {"city": "Köln", "amount": 2.0}, {"city": "Lyon", "amount": 9.0}],
            "marts.cities": [{"name": "Köln"}],
        },
    )
    assert done.rows == done.as_rows([{"city": "Köln", "amount": 3.5}]) and done.broken_rules == []
    assert done.rows != done.as_rows([{"city": "Köln", "amount": 9.0}])


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT country, count(*) AS customers FROM marts.dim_customer GROUP BY country",
        "WITH o AS (SELECT * FROM marts.orders WHERE state = 'paid') SELECT c.name, sum(o.amount) AS amount FROM o JOIN marts.customers c ON c.id = o.customer_id GROUP BY c.name",
        "SELECT a.x, b.y FROM marts.one a, vault.two b WHERE a.k = b.k",
        "SELECT orders.id FROM marts.orders",
        "SELECT to_date(day) AS day, row_number() OVER (PARTITION BY city ORDER BY amount DESC) AS place FROM marts.orders",
    ],
)
def test_tables_without_rows_are_made_up_from_what_the_query_names(job, sql: str):
    job.write(sql)
    done = trial(job)
    assert done.rows == done.query_rows
    assert job.spark.sql("SHOW NAMESPACES IN lake LIKE 'trial_*'").collect() == []


def test_broken_rules_are_named(job):
    job.write("SELECT id FROM marts.orders", "RowCount > 5, RowCount > 0")
    done = trial(job)
    assert done.broken_rules == ["RowCount > 5 (it is 1)"] and done.rows == [("1",)]


def test_no_table_of_anybody_is_touched(job):
    job.run("SELECT 1 AS id, 'real' AS label")
    job.write(f"SELECT id, label FROM {job.namespace}.target")
    assert trial(job, {f"{job.namespace}.target": [{"id": 2, "label": "small"}]}).rows == [(2, "small")]
    assert job.rows() == [(1, "real")]
