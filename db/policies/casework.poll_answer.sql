-- Generated from the policy of casework.poll_answer. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_poll_answer_select on casework.poll_answer;
create policy casework_poll_answer_select on casework.poll_answer for select to app_runtime using (
   exists (select from casework.date_poll p where p.case_id = casework.poll_answer.case_id and p.id = casework.poll_answer.poll_id)
   or (poll_id, guest_no) in (select f.poll_id, f.no from authz.poll_places_of_mine() f));
drop policy if exists casework_poll_answer_insert on casework.poll_answer;
create policy casework_poll_answer_insert on casework.poll_answer for insert to app_runtime with check (
   (poll_id, guest_no) in (select f.poll_id, f.no from authz.poll_places_of_mine() f)
   or (poll_id, guest_no) in (select f.poll_id, f.no from authz.poll_places_i_may_record() f));
drop policy if exists casework_poll_answer_update on casework.poll_answer;
create policy casework_poll_answer_update on casework.poll_answer for update to app_runtime using (
   (poll_id, guest_no) in (select f.poll_id, f.no from authz.poll_places_of_mine() f)
   or (poll_id, guest_no) in (select f.poll_id, f.no from authz.poll_places_i_may_record() f)) with check (
   (poll_id, guest_no) in (select f.poll_id, f.no from authz.poll_places_of_mine() f)
   or (poll_id, guest_no) in (select f.poll_id, f.no from authz.poll_places_i_may_record() f));
drop policy if exists casework_poll_answer_delete on casework.poll_answer;
drop policy if exists casework_poll_answer_never on casework.poll_answer;
create policy casework_poll_answer_never on casework.poll_answer as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_poll_answer_seen_as on casework.poll_answer;
create policy casework_poll_answer_seen_as on casework.poll_answer as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or poll_id::text || '/' || guest_no::text || '/' || date_no::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
