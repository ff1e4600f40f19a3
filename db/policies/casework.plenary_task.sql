-- Generated from the policy of casework.plenary_task. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_plenary_task_select on casework.plenary_task;
create policy casework_plenary_task_select on casework.plenary_task for select to app_runtime using (
   sitting_id in (select authz.plenaries_i_read()));
drop policy if exists casework_plenary_task_insert on casework.plenary_task;
create policy casework_plenary_task_insert on casework.plenary_task for insert to app_runtime with check (
   sitting_id in (select authz.plenaries_i_keep()));
drop policy if exists casework_plenary_task_update on casework.plenary_task;
create policy casework_plenary_task_update on casework.plenary_task for update to app_runtime using (
   person_id = (select authz.me())
   or sitting_id in (select authz.plenaries_i_keep())) with check (
   person_id = (select authz.me())
   or sitting_id in (select authz.plenaries_i_keep()));
drop policy if exists casework_plenary_task_delete on casework.plenary_task;
drop policy if exists casework_plenary_task_never on casework.plenary_task;
drop policy if exists casework_plenary_task_seen_as on casework.plenary_task;
create policy casework_plenary_task_seen_as on casework.plenary_task as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
