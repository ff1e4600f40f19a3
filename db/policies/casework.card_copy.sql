-- Generated from the policy of casework.card_copy. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_card_copy_select on casework.card_copy;
create policy casework_card_copy_select on casework.card_copy for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_card_copy_insert on casework.card_copy;
create policy casework_card_copy_insert on casework.card_copy for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_card_copy_update on casework.card_copy;
drop policy if exists casework_card_copy_delete on casework.card_copy;
drop policy if exists casework_card_copy_never on casework.card_copy;
create policy casework_card_copy_never on casework.card_copy as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_card_copy_seen_as on casework.card_copy;
create policy casework_card_copy_seen_as on casework.card_copy as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
