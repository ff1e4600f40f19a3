-- Generated from the policy of casework.own_letter. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_own_letter_select on casework.own_letter;
create policy casework_own_letter_select on casework.own_letter for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_own_letter_insert on casework.own_letter;
create policy casework_own_letter_insert on casework.own_letter for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_own_letter_update on casework.own_letter;
create policy casework_own_letter_update on casework.own_letter for update to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)) with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_own_letter_delete on casework.own_letter;
drop policy if exists casework_own_letter_never on casework.own_letter;
create policy casework_own_letter_never on casework.own_letter as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_own_letter_seen_as on casework.own_letter;
create policy casework_own_letter_seen_as on casework.own_letter as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
