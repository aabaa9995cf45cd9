{#-
  Satellite: the versions of a hub or link, insert-only.

    stage       relation to read
    parent_key  hash key column of the parent
    hashdiff    column of `stage` with the hash of the version
    columns     payload

  Of two payloads for one key and load time the last row of one load counts; what a later load says about a time that is already loaded is a
  conflict: it is not loaded, and `vault_quality` counts it.
-#}
{%- macro satellite(stage, parent_key, hashdiff, columns=[]) -%}
{{ versions(stage, parent_key, quote_name(hashdiff), columns, {}) }}
{%- endmacro -%}

{#- Status: a satellite without payload. Its versions say only whether the key is there (`is_deleted`). -#}
{%- macro status_satellite(stage, key, hashdiff) -%}
{{ satellite(stage, key, hashdiff) }}
{%- endmacro -%}

{#- Reference table: codes and what they mean, versioned by their own key. No hub: nothing is related to them but by the code itself. -#}
{%- macro reference_table(stage, key, hashdiff, columns) -%}
{{ satellite(stage, key, hashdiff, columns) }}
{%- endmacro -%}

{#-
  Effectivity: which relationship a driving key had from when on. A satellite on the driving hub whose payload is the link's key, or the
  zero key when there is none. Read with `version_ranges`, it gives begin and end of each relationship.
-#}
{%- macro effectivity(stage, driving_key, link_key) -%}
  {%- set current = "case when is_deleted then " ~ zero_key() ~ " else " ~ quote_name(link_key) ~ " end" -%}
{{ versions(stage, driving_key, current, [], {link_key: current}) }}
{%- endmacro -%}
