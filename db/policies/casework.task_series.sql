-- Generated from the policy of casework.task_series. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_task_series_select on casework.task_series;
create policy casework_task_series_select on casework.task_series for select to app_runtime using (
   exists (select from casework.task p where p.case_id = casework.task_series.case_id and p.series_id = casework.task_series.id)
   or case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_task_series_insert on casework.task_series;
create policy casework_task_series_insert on casework.task_series for insert to app_runtime with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_task_series_update on casework.task_series;
create policy casework_task_series_update on casework.task_series for update to app_runtime using (
   exists (select from casework.task p where p.case_id = casework.task_series.case_id and p.series_id = casework.task_series.id)
   or case_id in (select authz.forms_of_cases_i_work_in())) with check (
   exists (select from casework.task p where p.case_id = casework.task_series.case_id and p.series_id = casework.task_series.id)
   or case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_task_series_delete on casework.task_series;
drop policy if exists casework_task_series_never on casework.task_series;
create policy casework_task_series_never on casework.task_series as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_task_series_seen_as on casework.task_series;
create policy casework_task_series_seen_as on casework.task_series as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
