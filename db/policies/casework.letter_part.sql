-- Generated from the policy of casework.letter_part. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_letter_part_select on casework.letter_part;
create policy casework_letter_part_select on casework.letter_part for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_letter_part_insert on casework.letter_part;
create policy casework_letter_part_insert on casework.letter_part for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_letter_part_update on casework.letter_part;
create policy casework_letter_part_update on casework.letter_part for update to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)) with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_letter_part_delete on casework.letter_part;
drop policy if exists casework_letter_part_never on casework.letter_part;
create policy casework_letter_part_never on casework.letter_part as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_letter_part_seen_as on casework.letter_part;
create policy casework_letter_part_seen_as on casework.letter_part as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
