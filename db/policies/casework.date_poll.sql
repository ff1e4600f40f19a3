-- Generated from the policy of casework.date_poll. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_date_poll_select on casework.date_poll;
create policy casework_date_poll_select on casework.date_poll for select to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_date_poll_insert on casework.date_poll;
create policy casework_date_poll_insert on casework.date_poll for insert to app_runtime with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_date_poll_update on casework.date_poll;
create policy casework_date_poll_update on casework.date_poll for update to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in())) with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_date_poll_delete on casework.date_poll;
drop policy if exists casework_date_poll_never on casework.date_poll;
create policy casework_date_poll_never on casework.date_poll as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_date_poll_seen_as on casework.date_poll;
create policy casework_date_poll_seen_as on casework.date_poll as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
