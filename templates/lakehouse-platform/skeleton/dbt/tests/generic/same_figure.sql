{#-
  Two relations agree in a figure: a count, a sum. Nothing was lost or doubled on the way from raw to the vault to a mart.

    figure     SQL aggregate over the model, for example sum(quantity)
    to         relation to compare with, or a subquery in brackets with current_versions
    to_figure  the same figure there, when it is written otherwise
    where      condition on the model; `to_where` on the other
-#}
{%- test same_figure(model, figure, to, to_figure=none, where='1 = 1', to_where='1 = 1') -%}
select here.figure as here_figure, there.figure as there_figure
from (select {{ figure }} as figure from {{ model }} here_rows where {{ where }}) here
cross join (select {{ to_figure or figure }} as figure from {{ to }} there_rows where {{ to_where }}) there
where here.figure <> there.figure or (here.figure is null and there.figure is not null) or (here.figure is not null and there.figure is null)
{%- endtest -%}
