-- One row per day of the years in which orders were placed. Orders of a later year: move the end, a test says when.
{{ config(schema='marts', tags=['northwind']) }}

{{ date_dimension('1996-01-01', '1999-12-31') }}
