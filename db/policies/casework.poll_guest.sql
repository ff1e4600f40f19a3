-- Generated from the policy of casework.poll_guest. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_poll_guest_select on casework.poll_guest;
create policy casework_poll_guest_select on casework.poll_guest for select to app_runtime using (
   exists (select from casework.date_poll p where p.case_id = casework.poll_guest.case_id and p.id = casework.poll_guest.poll_id)
   or (poll_id, no) in (select f.poll_id, f.no from authz.poll_places_of_mine() f));
drop policy if exists casework_poll_guest_insert on casework.poll_guest;
create policy casework_poll_guest_insert on casework.poll_guest for insert to app_runtime with check (
   exists (select from casework.date_poll p where p.case_id = casework.poll_guest.case_id and p.id = casework.poll_guest.poll_id));
drop policy if exists casework_poll_guest_update on casework.poll_guest;
drop policy if exists casework_poll_guest_delete on casework.poll_guest;
drop policy if exists casework_poll_guest_never on casework.poll_guest;
create policy casework_poll_guest_never on casework.poll_guest as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_poll_guest_seen_as on casework.poll_guest;
create policy casework_poll_guest_seen_as on casework.poll_guest as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or poll_id::text || '/' || no::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
