-- Generated from the policy of casework.meeting. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_meeting_select on casework.meeting;
create policy casework_meeting_select on casework.meeting for select to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_meeting_insert on casework.meeting;
create policy casework_meeting_insert on casework.meeting for insert to app_runtime with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_meeting_update on casework.meeting;
create policy casework_meeting_update on casework.meeting for update to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in())) with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_meeting_delete on casework.meeting;
drop policy if exists casework_meeting_never on casework.meeting;
create policy casework_meeting_never on casework.meeting as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_meeting_seen_as on casework.meeting;
create policy casework_meeting_seen_as on casework.meeting as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
