"""Facets of the datasets in an event."""

from __future__ import annotations

from typing import Any, Optional

from openlineage.client.facet_v2 import (
    column_lineage_dataset,
    data_quality_assertions_dataset,
    datasource_dataset,
    documentation_dataset,
    dataset_version_dataset,
    input_statistics_input_dataset,
    output_statistics_output_dataset,
    ownership_dataset,
    schema_dataset,
    symlinks_dataset,
)

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.committed import Committed
from lakehouse_ingest.contract import Table
from lakehouse_ingest.lineage.context import LineageContext
from lakehouse_ingest.lineage.identity import Identity, location_dataset, source_dataset
from lakehouse_ingest.quality.results import PASS, SKIP
from lakehouse_ingest.quality.rules import ERROR, WARNING
from lakehouse_ingest.results import TableResult

_Field = schema_dataset.SchemaDatasetFacetFields
#: Words of the facet.
_SEVERITIES = {ERROR: "error", WARNING: "warn"}


def source_facets(context: LineageContext, table: Table) -> dict[str, Any]:
    """The table as the source has it, with the source's own names."""
    fields = [
        _Field(name=c.source_name, type=c.physical_type or c.logical_type, description=c.description or None, ordinal_position=n)
        for n, c in enumerate(table.columns, start=1)
    ]
    facets: dict[str, Any] = {"schema": schema_dataset.SchemaDatasetFacet(fields=fields)}
    physical = context.physical(table.source_name)
    if physical:
        kind = "LOCATION" if physical.namespace == "file" or physical.namespace.startswith("s3:") else "TABLE"
        facets["symlinks"] = _symlink(physical, kind)
        facets["dataSource"] = datasource_dataset.DatasourceDatasetFacet(name=context.contract.source, uri=physical.namespace)
    return {**facets, **_about(context, table)}


def raw_facets(context: LineageContext, table: Table, found: Optional[Committed]) -> dict[str, Any]:
    """The raw table; `found` None: as the contract means it to be."""
    if found:
        fields = [_Field(name=f.name, type=f.type, description=f.description or None, ordinal_position=n) for n, f in enumerate(found.fields, start=1)]
    else:
        fields = [_Field(name=c.name, type=spark_type(c), description=c.description or None, ordinal_position=n) for n, c in enumerate(table.columns, start=1)]
    facets: dict[str, Any] = {
        "schema": schema_dataset.SchemaDatasetFacet(fields=fields),
        "columnLineage": _column_lineage(context, table),
        **_about(context, table),
    }
    if found:
        place = location_dataset(found.location)
        facets["symlinks"] = _symlink(place, "LOCATION")
        facets["dataSource"] = datasource_dataset.DatasourceDatasetFacet(name=context.catalog, uri=place.namespace)
    if found and found.snapshot:
        facets["version"] = dataset_version_dataset.DatasetVersionDatasetFacet(datasetVersion=found.snapshot)
    return facets


def read_facets(result: TableResult) -> dict[str, Any]:
    """What was read, and what the rules said of it."""
    facets: dict[str, Any] = {"inputStatistics": input_statistics_input_dataset.InputStatisticsInputDatasetFacet(rowCount=result.rows_read)}
    assertions = [
        data_quality_assertions_dataset.Assertion(assertion=r.rule_id, success=r.outcome == PASS, column=r.column_name, severity=_SEVERITIES[r.severity])
        for r in result.rules
        if r.outcome != SKIP
    ]
    if assertions:
        facets["dataQualityAssertions"] = data_quality_assertions_dataset.DataQualityAssertionsDatasetFacet(assertions=assertions)
    return facets


def written_facets(found: Optional[Committed]) -> dict[str, Any]:
    """What the load added: nothing when it found no change."""
    rows, size, files = (found.rows, found.size, found.files) if found else (0, 0, 0)
    return {"outputStatistics": output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(rowCount=rows, size=size, fileCount=files)}


def _column_lineage(context: LineageContext, table: Table) -> Any:
    source = source_dataset(context.contract.source, table.name)
    lineage = column_lineage_dataset
    fields = {}
    for column in table.columns:
        target = spark_type(column)
        how = lineage.Transformation(type="DIRECT", subtype="IDENTITY")
        if target != "string":
            how = lineage.Transformation(type="DIRECT", subtype="TRANSFORMATION", description=f"CAST AS {target}")
        fields[column.name] = lineage.Fields(inputFields=[lineage.InputField(*source, field=column.source_name, transformations=[how])])
    return lineage.ColumnLineageDatasetFacet(fields=fields)


def _about(context: LineageContext, table: Table) -> dict[str, Any]:
    facets: dict[str, Any] = {}
    team = context.contract.fields.get("team")
    if isinstance(team, dict) and team.get("name"):
        facets["ownership"] = ownership_dataset.OwnershipDatasetFacet(owners=[ownership_dataset.Owner(name=str(team["name"]), type="OWNER")])
    if table.description:
        facets["documentation"] = documentation_dataset.DocumentationDatasetFacet(description=table.description)
    return facets


def _symlink(identity: Identity, kind: str) -> Any:
    return symlinks_dataset.SymlinksDatasetFacet(identifiers=[symlinks_dataset.Identifier(namespace=identity.namespace, name=identity.name, type=kind)])
