-- One row per employee, with the one they report to now.
{{ config(schema='marts', tags=['northwind']) }}

select
  hub.employee_hk,
  hub.employee_id,
  person.first_name,
  person.last_name,
  about.title,
  about.hire_date,
  person.city,
  about.country,
  manager.employee_id as reports_to,
  about.ldts as valid_from
from {{ ref('hub_employee') }} hub
join {{ current_versions(ref('sat_employee'), 'employee_hk') }} about
  on about.employee_hk = hub.employee_hk
left join {{ current_versions(ref('sat_employee_pii'), 'employee_hk') }} person
  on person.employee_hk = hub.employee_hk
left join {{ current_versions(ref('eff_employee_reports_to'), 'employee_hk') }} reporting
  on reporting.employee_hk = hub.employee_hk
left join {{ ref('lnk_employee_reports_to') }} to_manager
  on to_manager.employee_reports_to_lk = reporting.employee_reports_to_lk
left join {{ ref('hub_employee') }} manager
  on manager.employee_hk = to_manager.reports_to_hk
