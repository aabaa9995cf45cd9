{#-
  Whether a relation has been built. A model that reads several sources is built with each of them, also while another has never been loaded: what
  is not there yet has no rows. Without a connection everything counts as built, and so does a subquery.
-#}
{%- macro is_there(relation) -%}
  {{- return(relation is string or not execute or var('offline', false) or load_relation(relation) is not none) -}}
{%- endmacro -%}

{#- The relations that have been built. -#}
{%- macro those_there(relations) -%}
  {%- set there = [] -%}
  {%- for relation in relations if is_there(relation) -%}{%- do there.append(relation) -%}{%- endfor -%}
  {{- return(there) -}}
{%- endmacro -%}
