{#-
  Hub: one row per business key, with the time and source of its first appearance.

    key           hash key column
    business_key  columns of the business key
    sources       [{'stage': relation, 'columns': [its columns, in the order of the business key]}]; at the same load time the
                  first source in the list wins, and one that was never loaded has no keys
-#}
{%- macro hub(key, business_key, sources) -%}
  {{- config(post_hook='{{ note_reading() }}') -}}
  {%- set columns = [] -%}
  {%- set stages = [] -%}
  {%- for source in sources if is_there(source.stage) -%}
    {%- do stages.append(source.stage) -%}
    {%- set here = [] -%}
    {%- for column in business_key -%}
      {%- do here.append(quote_name(source.columns[loop.index0]) ~ ' as ' ~ quote_name(column)) -%}
    {%- endfor -%}
    {%- do columns.append(here | join(', ')) -%}
  {%- endfor -%}
  {{- new_keys(key, business_key, stages, columns) -}}
{%- endmacro -%}
