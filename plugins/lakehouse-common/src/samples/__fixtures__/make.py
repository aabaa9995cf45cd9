"""Makes the Parquet files of the tests, and `types.json`: the type that ingestion gives each column of `types.parquet`, by a real Spark.

Run in the folder templates/lakehouse-platform/skeleton: PYTHONPATH=ingestion python <this file>
"""

import datetime as d
import json
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pyarrow as pa
import pyarrow.parquet as pq
from lakehouse_ingest.sources.typed_columns import physical_type
from pyspark.sql import SparkSession

HERE = Path(__file__).parent
MOMENT = d.datetime(2020, 1, 1, 12, 0, 0, 123000)
INTEGERS = {f"{sign}{bits}": pa.array([1, None], getattr(pa, f"{'u' if sign == 'u' else ''}int{bits}")()) for sign in "iu" for bits in (8, 16, 32, 64)}
COLUMNS = {
    **INTEGERS,
    "f32": pa.array([1.5, None], pa.float32()),
    "f64": pa.array([1.5, None], pa.float64()),
    "d9": pa.array([Decimal("1.50"), None], pa.decimal128(9, 2)),
    "d38": pa.array([Decimal("1.5"), None], pa.decimal128(38, 18)),
    "yes": pa.array([True, None]),
    "word": pa.array(["Zoë", None]),
    "repeated": pa.array(["x", None]).dictionary_encode(),
    "bytes": pa.array([b"\x00\xff", None]),
    "fixed": pa.array([b"1234", None], pa.binary(4)),
    "day": pa.array([d.date(2020, 1, 31), None]),
    "wall_ms": pa.array([MOMENT, None], pa.timestamp("ms")),
    "wall_us": pa.array([MOMENT, None], pa.timestamp("us")),
    "instant_ms": pa.array([MOMENT, None], pa.timestamp("ms", "UTC")),
    "instant_us": pa.array([MOMENT, None], pa.timestamp("us", "UTC")),
    "list": pa.array([[1, 2], None]),
    "struct": pa.array([{"a": 1}, None]),
    "map": pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int32())),
}
REFUSED = {
    "time": pa.array([d.time(1, 2)], pa.time64("us")),
    "nanos": pa.array([MOMENT], pa.timestamp("ns")),
    "uuid": pa.array([UUID(int=5).bytes], pa.uuid()),
    "half": pa.array([1.5]).cast(pa.float16()),
    "wide": pa.array([Decimal(1)], pa.decimal256(40, 2)),
}


def write(name: str, columns: dict, **options) -> str:
    path = HERE / f"{name}.parquet"
    pq.write_table(pa.table(columns), path, store_schema=False, **options)
    return str(path)


def main() -> None:
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    read = spark.read.parquet(write("types", COLUMNS))
    types = {field.name: physical_type(field.dataType) for field in read.schema.fields}
    # Of older writers: instants of 96 bits, and types by their converted names.
    old = {name: COLUMNS[name] for name in ("wall_us", "d9", "day", "word", "u8")}
    legacy = spark.read.parquet(write("legacy", old, use_deprecated_int96_timestamps=True, version="1.0"))
    legacy_types = {field.name: physical_type(field.dataType) for field in legacy.schema.fields}
    (HERE / "types.json").write_text(json.dumps({"types": types, "legacy": legacy_types}, indent=2) + "\n")
    for name, values in {**REFUSED, "twins": None}.items():
        columns = {"Id": pa.array([1]), "id": pa.array([1])} if values is None else {"id": pa.array([1]), name: values}
        path = write(name, columns)
        try:
            spark.read.parquet(path).collect()
        except Exception:  # noqa: BLE001
            continue
        raise SystemExit(f"Spark reads {name}.parquet, so the sample must not refuse it.")
    for codec in ("zstd", "gzip", "snappy", "brotli", "lz4"):
        write(f"codec_{codec}", {"id": pa.array(range(100))}, compression=codec)
    # Bytes can be damaged where they are: byte 62 is the bit width of the numbers of a dictionary.
    words = pa.array(["xyz"[i * i % 7 % 3] for i in range(100)])
    write("unpacked", {"word": words}, compression="none", write_statistics=False, data_page_version="2.0")


main()
