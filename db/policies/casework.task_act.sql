-- Generated from the policy of casework.task_act. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_task_act_select on casework.task_act;
create policy casework_task_act_select on casework.task_act for select to app_runtime using (
   exists (select from casework.task p where p.case_id = casework.task_act.case_id and p.id = casework.task_act.task_id));
drop policy if exists casework_task_act_insert on casework.task_act;
create policy casework_task_act_insert on casework.task_act for insert to app_runtime with check (
   exists (select from casework.task p where p.case_id = casework.task_act.case_id and p.id = casework.task_act.task_id));
drop policy if exists casework_task_act_update on casework.task_act;
drop policy if exists casework_task_act_delete on casework.task_act;
drop policy if exists casework_task_act_never on casework.task_act;
create policy casework_task_act_never on casework.task_act as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
