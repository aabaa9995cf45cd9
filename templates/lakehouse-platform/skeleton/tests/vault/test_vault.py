"""What the vault macros do with loads, case by case (see `cases/`), through a real dbt on DuckDB."""


def test_case(case, vault):
    case.check(vault)
