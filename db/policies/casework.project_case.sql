-- Generated from the policy of casework.project_case. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_project_case_select on casework.project_case;
create policy casework_project_case_select on casework.project_case for select to app_runtime using (
   case_id in (select authz.cases_i_see()));
drop policy if exists casework_project_case_insert on casework.project_case;
create policy casework_project_case_insert on casework.project_case for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_project_case_update on casework.project_case;
create policy casework_project_case_update on casework.project_case for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_project_case_delete on casework.project_case;
drop policy if exists casework_project_case_never on casework.project_case;
create policy casework_project_case_never on casework.project_case as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_project_case_seen_as on casework.project_case;
create policy casework_project_case_seen_as on casework.project_case as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
