{#-
  Staging: the rows of a raw table with all hashes that the vault needs, computed once.

  A real table, not a view: several hubs, links and satellites read it, and it is the history over which late rows are put in order.
  Each run appends the loads that are not staged yet (by `_load_id`). `_batch` numbers these runs: it only grows, and the vault
  remembers the batch up to which it has read. `_seen_before` is the newest load time that was staged before the batch: a row that is
  not younger is late.

    raw            relation of the raw table
    record_source  `<source>.<table>`
    columns        columns of the contract
    hash_keys      {hash column: {'key': [[column, type]…]}}; a hub key is missing (zero key) when a column of it is NULL or all are empty.
                   Keys of links also say which hub keys they are made of, as lists of [column, type]: `requires`, without which there
                   is no relationship (zero key), and `optional`: a missing one enters the text of the key as `~`
    hashdiffs      {hash column: [[column, type]…]}
    lookups        foreign keys that do not point at the business key: [{'relation', 'on': {column here: column there},
                   'select': {column there: name here}}]
    timestamps     columns that are timestamps; some targets store them otherwise than raw does
-#}
{%- macro stage(raw, record_source, columns, hash_keys={}, hashdiffs={}, lookups=[], timestamps=[]) -%}
{%- set optional = optional_columns(hash_keys, 'joined') -%}
with arrived as (
  select raw_rows.*
  from {{ raw }} raw_rows
  where {{ not_staged(raw) }}
),
{%- for lookup in lookups %}
{{ lookup_rows(lookup, 'lookup_' ~ loop.index) }},
{%- endfor %}
{{ 'joined' if optional else 'prepared' }} as (
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
{%- if optional %}
prepared as (
  select
    joined.*
    {%- for name, expression in optional.items() %},
    {{ expression }} as {{ quote_name(name) }}
    {%- endfor %}
  from joined
),
{%- endif %}
{{ next_batch() }}
select
  {%- for column in columns %}
  {{ stored_time('prepared.' ~ quote_name(column)) ~ ' as ' ~ quote_name(column) if column in timestamps else 'prepared.' ~ quote_name(column) }},
  {%- endfor %}
  {%- for name, hash in hash_keys.items() %}
  {{ stage_key(hash) }} as {{ quote_name(name) }},
  {%- endfor %}
  {%- for name, payload in hashdiffs.items() %}
  {{ hash_diff(payload, 'prepared.is_deleted', 'prepared') }} as {{ quote_name(name) }},
  {%- endfor %}
  prepared.is_deleted,
  prepared._load_id,
  {{ stored_time('prepared._load_time') }} as _load_time,
  prepared._row_number,
  {{ text_literal(record_source) }} as rsrc,
  next_batch._batch,
  next_batch._seen_before
from prepared
cross join next_batch
{%- endmacro -%}
