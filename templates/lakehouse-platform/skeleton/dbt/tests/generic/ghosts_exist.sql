{#- The table has its two ghosts, `unknown` and `wrong`, once each: marts rely on them for inner joins. -#}
{%- test ghosts_exist(model, key) -%}
select wanted.ghost_key, count(stored.{{ quote_name(key) }}) as occurrences
from (select {{ zero_key() }} as ghost_key union all select {{ error_key() }}) wanted
left join {{ model }} stored on stored.{{ quote_name(key) }} = wanted.ghost_key and stored.rsrc = 'ghost'
group by wanted.ghost_key
having count(stored.{{ quote_name(key) }}) <> 1
{%- endtest -%}
