{#-
  Satellite: the versions of a hub or link, insert-only.

    stage       relation to read
    parent_key  hash key column of the parent
    hashdiff    column of `stage` with the hash of the version
    columns     payload

  A satellite without columns is a status satellite: its versions say only whether the key is there (`is_deleted`).
-#}
{%- macro satellite(stage, parent_key, hashdiff, columns=[]) -%}
{{ versions(stage, parent_key, quote_name(hashdiff), columns, {}) }}
{%- endmacro -%}

{#-
  Effectivity: which relationship a driving key had from when on. A satellite on the driving hub whose payload is the link's key, or the
  zero key when there is none. Read with `version_ranges`, it gives begin and end of each relationship.
-#}
{%- macro effectivity(stage, driving_key, link_key) -%}
  {%- set current = "case when is_deleted then " ~ zero_key() ~ " else " ~ quote_name(link_key) ~ " end" -%}
{{ versions(stage, driving_key, current, [], {link_key: current}) }}
{%- endmacro -%}
