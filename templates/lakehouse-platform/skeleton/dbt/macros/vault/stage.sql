{#-
  Staging: the rows of a raw table with all hashes that the vault needs, computed once.

  A real table, not a view: several hubs, links and satellites read it, and it is the history over which late rows are put in order.
  Each run appends the loads that are not staged yet (by `_load_id`). `_batch` numbers these runs: it only grows, and the satellites
  remember the batch up to which they have read.

    raw            relation of the raw table
    record_source  `<source>.<table>`
    columns        columns of the contract
    hash_keys      {hash column: {'key': [[column, type]…], 'requires': [[column, type]…] or absent}}: a hub key is missing (zero key) when a
                   column of it is NULL or all are empty; a link key when the hub key of a column list in `requires` is missing
    hashdiffs      {hash column: [[column, type]…]}
    lookups        foreign keys that do not point at the business key: [{'relation', 'on': {column here: column there},
                   'select': {column there: name here}}]
-#}
{%- macro stage(raw, record_source, columns, hash_keys={}, hashdiffs={}, lookups=[]) -%}
with arrived as (
  select raw_rows.*
  from {{ raw }} raw_rows
  {%- if is_incremental() %}
  where not exists (select 1 from {{ this }} staged where staged._load_id = raw_rows._load_id)
  {%- endif %}
),
{%- for lookup in lookups %}
{{ lookup_rows(lookup, 'lookup_' ~ loop.index) }},
{%- endfor %}
prepared as (
  select
    arrived.*,
    {%- for lookup in lookups %}
      {%- set there_alias = 'lookup_' ~ loop.index %}
      {%- for there, here in lookup.select.items() %}
    {{ there_alias }}.{{ quote_name(there) }} as {{ quote_name(here) }},
      {%- endfor %}
    {%- endfor %}
    (arrived._op = 'D') as is_deleted
  from arrived
  {%- for lookup in lookups %}
    {%- set there_alias = 'lookup_' ~ loop.index %}
  left join {{ there_alias }}
    on {% for here, there in lookup.on.items() -%}
      arrived.{{ quote_name(here) }} = {{ there_alias }}.{{ quote_name(there) }}{{ ' and ' if not loop.last }}
    {%- endfor %}
  {%- endfor %}
),
next_batch as (
  {%- set now = (run_started_at.timestamp() * 1000000) | int %}
  {%- if is_incremental() %}
  select greatest(cast({{ now }} as bigint), coalesce(max(_batch) + 1, 0)) as _batch from {{ this }}
  {%- else %}
  select cast({{ now }} as bigint) as _batch
  {%- endif %}
)
select
  {%- for column in columns %}
  prepared.{{ quote_name(column) }},
  {%- endfor %}
  {%- for name, hash in hash_keys.items() %}
  {{ stage_key(hash) }} as {{ quote_name(name) }},
  {%- endfor %}
  {%- for name, payload in hashdiffs.items() %}
  {{ hash_diff(payload, 'prepared.is_deleted', 'prepared') }} as {{ quote_name(name) }},
  {%- endfor %}
  prepared.is_deleted,
  prepared._load_id,
  {{ load_time('prepared._load_time') }} as _load_time,
  prepared._row_number,
  {{ text_literal(record_source) }} as rsrc,
  next_batch._batch
from prepared
cross join next_batch
{%- endmacro -%}
