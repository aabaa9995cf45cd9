{#-
  The newest row per looked-up key. A foreign key that points at another unique key than the business key is translated with it when the
  row is staged; the looked-up row has to be in raw by then.
-#}
{%- macro lookup_rows(lookup, name) -%}
{{ name }} as (
  select * from (
    select
      candidates.*,
      row_number() over (
        partition by {{ quote_names(lookup.on.values() | list) }}
        order by _load_time desc, _row_number desc
      ) as pick
    from {{ lookup.relation }} candidates
    where _op <> 'D'
  ) ranked
  where pick = 1
)
{%- endmacro -%}

{#- One hash key of a staged row, the zero key when a member that it requires is missing. -#}
{%- macro stage_key(hash) -%}
  {%- set missing = [] -%}
  {%- for member in hash.get('requires', [hash.key]) -%}
    {%- do missing.append(key_is_missing(member, 'prepared')) -%}
  {%- endfor -%}
  {%- set key = hash_key(hash.get('terms', hash.key), 'prepared') -%}
  {%- if not missing -%}{{- return(key) -}}{%- endif -%}
  {{- return("case when " ~ (missing | join(' or ')) ~ " then " ~ zero_key() ~ " else " ~ key ~ " end") -}}
{%- endmacro -%}

{#-
  Columns of optional members as they enter the text of a key: NULL for the whole member when it is missing, whatever a part of it says.
  Gives {column: SQL expression} and notes in each hash the `terms` to use instead of its `key`.
-#}
{%- macro optional_columns(hash_keys, alias) -%}
  {%- set columns = {} -%}
  {%- for hash in hash_keys.values() if hash.get('optional') -%}
    {%- set instead = {} -%}
    {%- set ns = namespace(at=0) -%}
    {%- for member in hash.optional if member | length > 1 or member[0][1] == 'string' -%}
      {%- for start in range(hash.key | length) if start >= ns.at and hash.key[start:start + (member | length)] == member -%}
        {%- for name, type in member -%}
          {%- if name is not none -%}
            {%- set here = '_present_' ~ (columns | length) -%}
            {%- do columns.update({here: 'case when not ' ~ key_is_missing(member, alias) ~ ' then ' ~ alias ~ '.' ~ quote_name(name) ~ ' end'}) -%}
            {%- do instead.update({start + loop.index0: [here, type]}) -%}
          {%- endif -%}
        {%- endfor -%}
        {%- set ns.at = start + (member | length) -%}
      {%- endfor -%}
    {%- endfor -%}
    {%- set terms = [] -%}
    {%- for term in hash.key -%}{%- do terms.append(instead.get(loop.index0, term)) -%}{%- endfor -%}
    {%- do hash.update({'terms': terms}) -%}
  {%- endfor -%}
  {{- return(columns) -}}
{%- endmacro -%}

{#- A business key is missing when one of its columns is NULL or when all of them are empty texts. -#}
{%- macro key_is_missing(columns, alias) -%}
  {%- set nulls = [] -%}
  {%- set empties = [] -%}
  {%- set named = columns | rejectattr(0, 'none') | list -%}
  {%- for name, type in named -%}
    {%- set column = alias ~ '.' ~ quote_name(name) -%}
    {%- do nulls.append(column ~ ' is null') -%}
    {%- if type == 'string' -%}{%- do empties.append(column ~ " = ''") -%}{%- endif -%}
  {%- endfor -%}
  {%- set all_empty = ' or (' ~ (empties | join(' and ')) ~ ')' if empties and empties | length == named | length else '' -%}
  {{- return('(' ~ (nulls | join(' or ')) ~ all_empty ~ ')') -}}
{%- endmacro -%}
