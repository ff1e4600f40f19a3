-- Generated from the policy of casework.plan_action. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_plan_action_select on casework.plan_action;
create policy casework_plan_action_select on casework.plan_action for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.plan_action.case_id and p.id = casework.plan_action.item_id));
drop policy if exists casework_plan_action_insert on casework.plan_action;
create policy casework_plan_action_insert on casework.plan_action for insert to app_runtime with check (
   exists (select from casework.item p where p.case_id = casework.plan_action.case_id and p.id = casework.plan_action.item_id));
drop policy if exists casework_plan_action_update on casework.plan_action;
create policy casework_plan_action_update on casework.plan_action for update to app_runtime using (
   (case_id, responsible_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep())) with check (
   (case_id, responsible_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep()));
drop policy if exists casework_plan_action_delete on casework.plan_action;
drop policy if exists casework_plan_action_never on casework.plan_action;
create policy casework_plan_action_never on casework.plan_action as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
