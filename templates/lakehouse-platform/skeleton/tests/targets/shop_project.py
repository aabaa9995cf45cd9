"""A stamped platform with the source `shop`, and what dbt makes of it for a target without any connection."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from needs import REPOSITORY, call, lakehouse_cli, missing

CONTRACT = Path(__file__).parent / "shop.odcs.yaml"
#: What the profiles read from the environment; nothing of it exists.
ENVIRONMENT = {
    "AWS_REGION": "eu-central-1",
    "LAKEHOUSE_WAREHOUSE": "s3://lake/warehouse",
    "LAKEHOUSE_ATHENA_RESULTS": "s3://lake/results",
    "LAKEHOUSE_GLUE_ROLE_ARN": "arn:aws:iam::123456789012:role/glue",
    "SNOWFLAKE_ACCOUNT": "acme-test",
    "SNOWFLAKE_USER": "dbt",
    "SNOWFLAKE_PRIVATE_KEY_PATH": "/no/such/key",
    "SNOWFLAKE_ROLE": "lakehouse",
    "SNOWFLAKE_WAREHOUSE": "lakehouse",
    "SNOWFLAKE_DATABASE": "LAKE",
    "LAKEHOUSE_POSTGRES_USER": "nobody",
    "LAKEHOUSE_POSTGRES_PASSWORD": "none",
    "LAKEHOUSE_POSTGRES_DATABASE": "none",
}
_RUN_OUTPUT = shutil.ignore_patterns(".lakehouse", ".venv*", "target*", "logs", "contracts", "tests", "__pycache__", ".pytest_cache")


class Project:
    def __init__(self, root: Path, contract: Path = CONTRACT, settings: str = ""):
        self.root = root
        self.dbt = root / "dbt"
        shutil.copytree(REPOSITORY, root, ignore=_RUN_OUTPUT)
        shutil.copytree(REPOSITORY / "dbt" / "tests", self.dbt / "tests")
        (root / "contracts").mkdir()
        shutil.copy(contract, root / "contracts")
        with (root / "lakehouse.yaml").open("a", encoding="utf-8") as file:
            file.write(settings)
        call(lakehouse_cli(), "generate", "--repo", str(root), cwd=root)

    def compile(self, target: str, incremental: bool) -> dict[str, str]:
        """SQL of every model by its name: that of the first run, or that of the later ones."""
        output = self._output(target, incremental)
        variables = json.dumps({"offline": True, "offline_incremental": incremental})
        arguments = ["--quiet", "compile", "--no-introspect", "--no-populate-cache", "--vars", variables, "--target", target, "--target-path", str(output)]
        arguments += ["--project-dir", str(self.dbt), "--profiles-dir", str(self.dbt)]
        self._dbt_glue(arguments) if target == "glue" else dbt(arguments)
        models = output / "compiled" / "lakehouse" / "models"
        return {path.stem: path.read_text(encoding="utf-8") for path in models.rglob("*.sql") if ".yml" not in str(path.parent)}

    def manifest(self, target: str, incremental: bool) -> dict[str, Any]:
        """What the last `compile` wrote down about all nodes."""
        return json.loads((self._output(target, incremental) / "manifest.json").read_text(encoding="utf-8"))

    def _output(self, target: str, incremental: bool) -> Path:
        return self.root / f"target-{target}-{'later' if incremental else 'first'}"

    def _dbt_glue(self, arguments: list[str]) -> None:
        # dbt-glue needs older versions of dbt than the other adapters: it has an environment beside theirs.
        program = Path(f"{sys.prefix}-glue") / "bin" / "dbt"
        if not program.exists():
            missing("dbt-glue is missing: run make setup TARGETS=all")
        call(str(program), *arguments, cwd=self.root, **ENVIRONMENT)


def dbt(arguments: list[str]) -> Any:
    """Runs dbt in this process; returns its result."""
    from dbt.cli.main import dbtRunner

    before = dict(os.environ)
    # What tests of other engines have left here does not count.
    os.environ.update(ENVIRONMENT)
    try:
        done = dbtRunner().invoke(arguments)
    finally:
        os.environ.clear()
        os.environ.update(before)
    assert done.success, done.exception or [f"{node.node.name}: {node.message}" for node in done.result if node.message]
    return done.result
