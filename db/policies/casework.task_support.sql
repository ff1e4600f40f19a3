-- Generated from the policy of casework.task_support. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_task_support_select on casework.task_support;
create policy casework_task_support_select on casework.task_support for select to app_runtime using (
   exists (select from casework.task p where p.case_id = casework.task_support.case_id and p.id = casework.task_support.task_id));
drop policy if exists casework_task_support_insert on casework.task_support;
create policy casework_task_support_insert on casework.task_support for insert to app_runtime with check (
   exists (select from casework.task p where p.case_id = casework.task_support.case_id and p.id = casework.task_support.task_id));
drop policy if exists casework_task_support_update on casework.task_support;
create policy casework_task_support_update on casework.task_support for update to app_runtime using (
   exists (select from casework.task p where p.case_id = casework.task_support.case_id and p.id = casework.task_support.task_id)
   or (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)) with check (
   exists (select from casework.task p where p.case_id = casework.task_support.case_id and p.id = casework.task_support.task_id)
   or (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f));
drop policy if exists casework_task_support_delete on casework.task_support;
drop policy if exists casework_task_support_never on casework.task_support;
create policy casework_task_support_never on casework.task_support as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
