-- Generated from the policy of casework.plan_goal. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_plan_goal_select on casework.plan_goal;
create policy casework_plan_goal_select on casework.plan_goal for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.plan_goal.case_id and p.id = casework.plan_goal.item_id));
drop policy if exists casework_plan_goal_insert on casework.plan_goal;
create policy casework_plan_goal_insert on casework.plan_goal for insert to app_runtime with check (
   exists (select from casework.item p where p.case_id = casework.plan_goal.case_id and p.id = casework.plan_goal.item_id));
drop policy if exists casework_plan_goal_update on casework.plan_goal;
drop policy if exists casework_plan_goal_delete on casework.plan_goal;
drop policy if exists casework_plan_goal_never on casework.plan_goal;
create policy casework_plan_goal_never on casework.plan_goal as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
