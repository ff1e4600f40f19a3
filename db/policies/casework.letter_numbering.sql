-- Generated from the policy of casework.letter_numbering. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_letter_numbering_select on casework.letter_numbering;
create policy casework_letter_numbering_select on casework.letter_numbering for select to app_runtime using (
   institution_id in (select authz.institutions_i_work_in()));
drop policy if exists casework_letter_numbering_insert on casework.letter_numbering;
create policy casework_letter_numbering_insert on casework.letter_numbering for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_letter_numbering_update on casework.letter_numbering;
create policy casework_letter_numbering_update on casework.letter_numbering for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())) with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_letter_numbering_delete on casework.letter_numbering;
drop policy if exists casework_letter_numbering_never on casework.letter_numbering;
drop policy if exists casework_letter_numbering_seen_as on casework.letter_numbering;
create policy casework_letter_numbering_seen_as on casework.letter_numbering as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
