{#-
  Two rows that every hub, link and satellite is born with: `unknown` (zero key) and `wrong` (error key). A mart can therefore use inner
  joins without losing rows.

    keys       hash key columns; they hold the ghost's key
    columns    other columns; they are NULL
    technical  {column: SQL expression} of what is neither
-#}
{%- macro ghosts(keys, columns=[], technical={}) -%}
  {%- for value in [zero_key(), error_key()] %}
select
  {%- for key in keys %} {{ value }} as {{ quote_name(key) }},{% endfor %}
  {%- for column in columns %} null as {{ quote_name(column) }},{% endfor %}
  {%- for column, expression in technical.items() %} {{ expression }} as {{ column }},{% endfor %} 'ghost' as _load_id, cast(0 as bigint) as _batch, {{ ghost_time() }} as ldts, 'ghost' as rsrc
    {%- if not loop.last %}
union all
    {%- endif %}
  {%- endfor %}
{%- endmacro -%}
