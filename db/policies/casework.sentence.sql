-- Generated from the policy of casework.sentence. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_sentence_select on casework.sentence;
create policy casework_sentence_select on casework.sentence for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.sentence.case_id and p.id = casework.sentence.item_id));
drop policy if exists casework_sentence_insert on casework.sentence;
create policy casework_sentence_insert on casework.sentence for insert to app_runtime with check (
   exists (select from casework.item p where p.case_id = casework.sentence.case_id and p.id = casework.sentence.item_id));
drop policy if exists casework_sentence_update on casework.sentence;
create policy casework_sentence_update on casework.sentence for update to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in())) with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_sentence_delete on casework.sentence;
drop policy if exists casework_sentence_never on casework.sentence;
create policy casework_sentence_never on casework.sentence as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_sentence_seen_as on casework.sentence;
create policy casework_sentence_seen_as on casework.sentence as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
