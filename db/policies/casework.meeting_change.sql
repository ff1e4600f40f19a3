-- Generated from the policy of casework.meeting_change. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_meeting_change_select on casework.meeting_change;
create policy casework_meeting_change_select on casework.meeting_change for select to app_runtime using (
   exists (select from casework.meeting p where p.case_id = casework.meeting_change.case_id and p.id = casework.meeting_change.meeting_id));
drop policy if exists casework_meeting_change_insert on casework.meeting_change;
create policy casework_meeting_change_insert on casework.meeting_change for insert to app_runtime with check (
   exists (select from casework.meeting p where p.case_id = casework.meeting_change.case_id and p.id = casework.meeting_change.meeting_id));
drop policy if exists casework_meeting_change_update on casework.meeting_change;
drop policy if exists casework_meeting_change_delete on casework.meeting_change;
drop policy if exists casework_meeting_change_never on casework.meeting_change;
create policy casework_meeting_change_never on casework.meeting_change as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
