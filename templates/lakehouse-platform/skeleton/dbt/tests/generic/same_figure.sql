{#-
  Two relations agree in a figure: a count, a sum. Nothing was lost or doubled on the way from raw to the vault to a mart.

    figure     SQL aggregate over the model, for example sum(quantity); dbt's own `where` in the test's config leaves rows of the model out
    to         relation to compare with, or a subquery in brackets with current_versions
    to_figure  the same figure there, when it is written otherwise
    to_where   condition on the rows there
-#}
{%- test same_figure(model, figure, to, to_figure=none, to_where='1 = 1') -%}
select here.figure as here_figure, there.figure as there_figure
from (select {{ figure }} as figure from {{ model }} here_rows) here
cross join (select {{ to_figure or figure }} as figure from {{ to }} there_rows where {{ to_where }}) there
where here.figure is distinct from there.figure
{%- endtest -%}
