-- Generated from the policy of casework.attendance. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_attendance_select on casework.attendance;
create policy casework_attendance_select on casework.attendance for select to app_runtime using (
   exists (select from casework.meeting p where p.case_id = casework.attendance.case_id and p.id = casework.attendance.meeting_id));
drop policy if exists casework_attendance_insert on casework.attendance;
create policy casework_attendance_insert on casework.attendance for insert to app_runtime with check (
   exists (select from casework.meeting p where p.case_id = casework.attendance.case_id and p.id = casework.attendance.meeting_id));
drop policy if exists casework_attendance_update on casework.attendance;
create policy casework_attendance_update on casework.attendance for update to app_runtime using (
   exists (select from casework.meeting p where p.case_id = casework.attendance.case_id and p.id = casework.attendance.meeting_id)) with check (
   exists (select from casework.meeting p where p.case_id = casework.attendance.case_id and p.id = casework.attendance.meeting_id));
drop policy if exists casework_attendance_delete on casework.attendance;
drop policy if exists casework_attendance_never on casework.attendance;
create policy casework_attendance_never on casework.attendance as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
