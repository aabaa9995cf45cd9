{#-
  The loading of everything that has versions: of each key the observations whose hash differs from the one before. Which of them are new is
  told apart before the SQL is written (`version_reading`):

    first     the table does not exist: the changes of the whole history.
    none      nothing came.
    fast      all that came is younger than all that was read before: the changes against the newest stored version of each key.
    late      some rows are not. Their keys are put in order over the whole history, and the changes that are not stored yet are added; all
              other keys go the fast way. The history is staging and not the table itself, because the table does not hold observations
              that changed nothing: of A@1, A@5 and the late B@3 it knows only A@1, and A@5 would be lost.
    all_late  staging was made anew: every key is put in order.

  A version that a late row makes superfluous stays; `version_ranges` gives the same answer at any time.

    stage     relation to read
    key       hash key column
    hashdiff  SQL expression of the hash of a version
    columns   payload
    computed  {column: SQL expression over `stage`} of further payload
-#}
{%- macro versions(stage, key, hashdiff, columns, computed) -%}
  {{- config(post_hook='{{ note_reading() }}') -}}
  {%- set reading = version_reading(stage) -%}
  {%- set names = columns + (computed.keys() | list) -%}
  {%- set late = reading.path in ('late', 'all_late') -%}
{{ due_mark(reading) }}
{#- Printed where it is needed: a CTE that is named twice is materialised by some engines, with all columns of all history. -#}
{%- set staged -%}
  {{ staged_versions(stage, [key] + columns, hashdiff, computed) }}
  where staged.{{ quote_name(key) }} <> {{ zero_key() }}
{%- endset %}
with arrived as (
  {{ staged }} and {{ '1 = 1' if reading.path == 'first' else unread(reading) }}
),
{%- if late %}
{{ late_keys(reading, [key]) }}
history as (
  select * from arrived where not exists (select 1 from late_keys where late_keys.{{ quote_name(key) }} = arrived.{{ quote_name(key) }})
  union all
  {{ staged }}
    and exists (select 1 from late_keys where late_keys.{{ quote_name(key) }} = staged.{{ quote_name(key) }}) and _batch <= {{ reading.up_to }}
),
{%- else %}
history as (select * from arrived),
{%- endif %}
{{ observed([key]) }}
{%- if late or reading.path == 'fast' %}
{{ newest_stored(reading, key) }}
{%- endif %}
compared as (
  select
    observed.*,
    {%- set before = 'lag(observed.hashdiff) over (partition by observed.' ~ quote_name(key) ~ ' order by observed.ldts)' %}
    {%- if late or reading.path == 'fast' %}
    coalesce({{ before }}, newest.hashdiff) as hashdiff_before
  from observed
  left join newest on newest.{{ quote_name(key) }} = observed.{{ quote_name(key) }}
    {%- else %}
    {{ before }} as hashdiff_before
  from observed
    {%- endif %}
)
select {{ quote_names([key] + names) }}, hashdiff, is_deleted, _load_id, cast({{ reading.up_to }} as bigint) as _batch, ldts, rsrc
from compared
where (hashdiff_before is null or hashdiff_before <> hashdiff)
{%- if late %}
  and not exists (
    select 1 from {{ this }} stored
    where stored.{{ quote_name(key) }} = compared.{{ quote_name(key) }} and stored.ldts = compared.ldts
  )
{%- elif reading.path == 'first' %}
union all
{{ ghosts([key], names, {'hashdiff': zero_key(), 'is_deleted': 'false'}) }}
{%- endif %}
{%- endmacro -%}
