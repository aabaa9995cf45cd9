{#-
  Same-as link: keys of one hub that mean the same thing, one row per key that stands for another.

    pairs  relation with duplicate_key, master_key and ldts
    key    hash key column of the hub; the master is named like it, the key that stands for it `same_<key>`
    name   what `rsrc` says

  A key is never its own master. Where the master of a key has a master itself, that one counts, as far as `steps` go.
-#}
{%- macro same_as_link(pairs, key, name, steps=2) -%}
  {%- set masters = [] -%}
  {%- for step in range(steps, 0, -1) -%}{%- do masters.append('master_' ~ step ~ '.master_key') -%}{%- endfor -%}
select {{ quote_name('same_' ~ key) }}, {{ quote_name(key) }}, ldts, {{ text_literal(name) }} as rsrc
from (
  select
    pairs.duplicate_key as {{ quote_name('same_' ~ key) }},
    coalesce({{ (masters + ['pairs.master_key', 'pairs.master_key']) | join(', ') }}) as {{ quote_name(key) }},
    pairs.ldts
  from {{ pairs }} pairs
  {%- for step in range(1, steps + 1) %}
  left join {{ pairs }} master_{{ step }} on master_{{ step }}.duplicate_key = {{ 'pairs' if step == 1 else 'master_' ~ (step - 1) }}.master_key
  {%- endfor %}
) followed
where {{ quote_name('same_' ~ key) }} <> {{ quote_name(key) }}
{%- endmacro -%}
