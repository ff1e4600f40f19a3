-- Generated from the policy of casework.task. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_task_select on casework.task;
create policy casework_task_select on casework.task for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, offered_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, given_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, had_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, id) in (select f.case_id, f.task_id from authz.tasks_i_support() f)
   or exists (select from casework.item p where p.case_id = casework.task.case_id and p.id = casework.task.item_id));
drop policy if exists casework_task_insert on casework.task;
create policy casework_task_insert on casework.task for insert to app_runtime with check (
   exists (select from casework.item p where p.case_id = casework.task.case_id and p.id = casework.task.item_id)
   or (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep()));
drop policy if exists casework_task_update on casework.task;
create policy casework_task_update on casework.task for update to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, offered_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep())
   or (case_id, given_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, had_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)) with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, offered_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep())
   or (case_id, given_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or (case_id, had_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f));
drop policy if exists casework_task_delete on casework.task;
drop policy if exists casework_task_never on casework.task;
create policy casework_task_never on casework.task as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_task_seen_as on casework.task;
create policy casework_task_seen_as on casework.task as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
