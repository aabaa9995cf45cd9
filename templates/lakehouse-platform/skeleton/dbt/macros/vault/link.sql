{#-
  Link: one row per relationship, with the time and source of its first appearance. Its keys were computed in staging, so a link does not
  wait for its hubs. A row of which a required member is missing has the zero key in staging and is no relationship.

    key             hash key column of the link
    members         hash key columns of the hubs, one per role
    dependent_keys  columns that belong to the link's key but to no hub
    stages          relations to read
-#}
{%- macro link(key, members, stages, dependent_keys=[]) -%}
  {{- config(post_hook='{{ note_reading() }}') -}}
  {{- new_keys(key, dependent_keys, stages, [quote_names(members + dependent_keys)] * (stages | length), members) -}}
{%- endmacro -%}

{#-
  Non-historised link: one row per event, with what was said about it. An event happens once: a row that comes again is not loaded, and what
  its source takes back stays.

    key             hash key column of the event
    members         hash key columns of the hubs; the zero key where the event names none
    stage           relation to read
    dependent_keys  columns that belong to the event's key but to no hub
    columns         payload
-#}
{%- macro non_historised_link(key, members, stage, dependent_keys=[], columns=[]) -%}
  {{- config(post_hook='{{ note_reading() }}') -}}
  {{- new_keys(key, dependent_keys + columns, [stage], [quote_names(members + dependent_keys + columns)], members, condition='not is_deleted') -}}
{%- endmacro -%}
