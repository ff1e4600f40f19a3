-- Generated from the policy of casework.live_minutes. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_live_minutes_select on casework.live_minutes;
create policy casework_live_minutes_select on casework.live_minutes for select to app_runtime using (
   exists (select from casework.meeting p where p.case_id = casework.live_minutes.case_id and p.id = casework.live_minutes.meeting_id));
drop policy if exists casework_live_minutes_insert on casework.live_minutes;
create policy casework_live_minutes_insert on casework.live_minutes for insert to app_runtime with check (
   exists (select from casework.meeting p where p.case_id = casework.live_minutes.case_id and p.id = casework.live_minutes.meeting_id));
drop policy if exists casework_live_minutes_update on casework.live_minutes;
create policy casework_live_minutes_update on casework.live_minutes for update to app_runtime using (
   exists (select from casework.meeting p where p.case_id = casework.live_minutes.case_id and p.id = casework.live_minutes.meeting_id)) with check (
   exists (select from casework.meeting p where p.case_id = casework.live_minutes.case_id and p.id = casework.live_minutes.meeting_id));
drop policy if exists casework_live_minutes_delete on casework.live_minutes;
drop policy if exists casework_live_minutes_never on casework.live_minutes;
create policy casework_live_minutes_never on casework.live_minutes as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_live_minutes_seen_as on casework.live_minutes;
create policy casework_live_minutes_seen_as on casework.live_minutes as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or meeting_id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
