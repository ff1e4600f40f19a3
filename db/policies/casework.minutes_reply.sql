-- Generated from the policy of casework.minutes_reply. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_minutes_reply_select on casework.minutes_reply;
create policy casework_minutes_reply_select on casework.minutes_reply for select to app_runtime using (
   exists (select from casework.meeting p where p.case_id = casework.minutes_reply.case_id and p.id = casework.minutes_reply.meeting_id));
drop policy if exists casework_minutes_reply_insert on casework.minutes_reply;
create policy casework_minutes_reply_insert on casework.minutes_reply for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_minutes_reply_update on casework.minutes_reply;
drop policy if exists casework_minutes_reply_delete on casework.minutes_reply;
drop policy if exists casework_minutes_reply_never on casework.minutes_reply;
create policy casework_minutes_reply_never on casework.minutes_reply as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_minutes_reply_seen_as on casework.minutes_reply;
create policy casework_minutes_reply_seen_as on casework.minutes_reply as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
