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

{#- One hash key of a staged row, the zero key when a member is missing. -#}
{%- macro stage_key(hash) -%}
  {%- set missing = [] -%}
  {%- for member in hash.get('requires', [hash.key]) -%}
    {%- do missing.append(key_is_missing(member, 'prepared')) -%}
  {%- endfor -%}
  {%- if not missing -%}{{- return(hash_key(hash.key, 'prepared')) -}}{%- endif -%}
  {{- return("case when " ~ (missing | join(' or ')) ~ " then " ~ zero_key() ~ " else " ~ hash_key(hash.key, 'prepared') ~ " end") -}}
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
