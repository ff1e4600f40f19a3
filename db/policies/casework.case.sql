-- Generated from the policy of casework.case. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_case_select on casework.case;
create policy casework_case_select on casework.case for select to app_runtime using (
   id in (select authz.cases_i_see()));
drop policy if exists casework_case_insert on casework.case;
create policy casework_case_insert on casework.case for insert to app_runtime with check (
   (unit_code, owner_institution_id) in (select f.unit_code, f.institution_id from authz.keepers_i_may_open_cases_for() f));
drop policy if exists casework_case_update on casework.case;
create policy casework_case_update on casework.case for update to app_runtime using (
   id in (select authz.cases_i_may_move())) with check (
   id in (select authz.cases_i_may_move()));
drop policy if exists casework_case_delete on casework.case;
drop policy if exists casework_case_never on casework.case;
create policy casework_case_never on casework.case as restrictive for all to app_runtime using (not (
   id in (select authz.cases_denied_to_me())));
