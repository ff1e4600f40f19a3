-- Generated from the policy of casework.plan. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_plan_select on casework.plan;
create policy casework_plan_select on casework.plan for select to app_runtime using (
   case_id in (select authz.cases_i_see()));
drop policy if exists casework_plan_insert on casework.plan;
create policy casework_plan_insert on casework.plan for insert to app_runtime with check (
   case_id in (select authz.cases_whose_plan_i_may_write()));
drop policy if exists casework_plan_update on casework.plan;
create policy casework_plan_update on casework.plan for update to app_runtime using (
   case_id in (select authz.cases_whose_plan_i_may_write())
   or case_id in (select authz.cases_i_may_move())) with check (
   case_id in (select authz.cases_whose_plan_i_may_write())
   or case_id in (select authz.cases_i_may_move()));
drop policy if exists casework_plan_delete on casework.plan;
drop policy if exists casework_plan_never on casework.plan;
create policy casework_plan_never on casework.plan as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
