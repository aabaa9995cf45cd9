"""What the vault macros do with loads, case by case (see `cases/`), through a real dbt on DuckDB and on Spark with Iceberg."""


def test_case(case_id, world):
    world.check(case_id)


def test_a_run_without_news_writes_no_row_and_no_file(world):
    assert world.after.keys() == world.before.keys()
    for table, (rows, commits, files) in world.before.items():
        rows_after, commits_after, files_after = world.after[table]
        assert rows_after == rows, table
        assert "marts." in table or commits_after - commits <= 1, f"{table} got more than one snapshot"
        # Marts are tables that each run makes anew.
        if "marts." not in table:
            assert files_after == files, f"{table} got new data files"
