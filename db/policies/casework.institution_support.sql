-- Generated from the policy of casework.institution_support. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_institution_support_select on casework.institution_support;
create policy casework_institution_support_select on casework.institution_support for select to app_runtime using (
   institution_id in (select authz.institutions_whose_services_i_keep())
   or unit_code in (select authz.units_whose_envelope_i_answer_for()));
drop policy if exists casework_institution_support_insert on casework.institution_support;
create policy casework_institution_support_insert on casework.institution_support for insert to app_runtime with check (
   institution_id in (select authz.institutions_whose_services_i_keep()));
drop policy if exists casework_institution_support_update on casework.institution_support;
create policy casework_institution_support_update on casework.institution_support for update to app_runtime using (
   unit_code in (select authz.units_whose_envelope_i_answer_for())
   or institution_id in (select authz.institutions_whose_services_i_keep())) with check (
   unit_code in (select authz.units_whose_envelope_i_answer_for())
   or institution_id in (select authz.institutions_whose_services_i_keep()));
drop policy if exists casework_institution_support_delete on casework.institution_support;
drop policy if exists casework_institution_support_never on casework.institution_support;
drop policy if exists casework_institution_support_seen_as on casework.institution_support;
create policy casework_institution_support_seen_as on casework.institution_support as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
