-- Generated from the policy of casework.visit. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_visit_select on casework.visit;
create policy casework_visit_select on casework.visit for select to app_runtime using (
   case_id in (select authz.cases_i_see()));
drop policy if exists casework_visit_insert on casework.visit;
create policy casework_visit_insert on casework.visit for insert to app_runtime with check (
   case_id in (select authz.cases_i_may_move())
   or case_id in (select authz.cases_i_just_began()));
drop policy if exists casework_visit_update on casework.visit;
drop policy if exists casework_visit_delete on casework.visit;
drop policy if exists casework_visit_never on casework.visit;
create policy casework_visit_never on casework.visit as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
