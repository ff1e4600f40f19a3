-- Generated from the policy of casework.social_project. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_social_project_select on casework.social_project;
create policy casework_social_project_select on casework.social_project for select to app_runtime using (
   institution_id in (select authz.institutions_i_work_in())
   or unit_code in (select authz.units_whose_envelope_i_answer_for()));
drop policy if exists casework_social_project_insert on casework.social_project;
create policy casework_social_project_insert on casework.social_project for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_work_in()));
drop policy if exists casework_social_project_update on casework.social_project;
create policy casework_social_project_update on casework.social_project for update to app_runtime using (
   institution_id in (select authz.institutions_i_work_in())
   or unit_code in (select authz.units_whose_envelope_i_answer_for())) with check (
   institution_id in (select authz.institutions_i_work_in())
   or unit_code in (select authz.units_whose_envelope_i_answer_for()));
drop policy if exists casework_social_project_delete on casework.social_project;
drop policy if exists casework_social_project_never on casework.social_project;
drop policy if exists casework_social_project_seen_as on casework.social_project;
create policy casework_social_project_seen_as on casework.social_project as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
