-- Generated from the policy of casework.blue_card_reader. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_blue_card_reader_select on casework.blue_card_reader;
create policy casework_blue_card_reader_select on casework.blue_card_reader for select to app_runtime using (
   case_id in (select authz.cases_i_lead())
   or person_id = (select authz.me()));
drop policy if exists casework_blue_card_reader_insert on casework.blue_card_reader;
create policy casework_blue_card_reader_insert on casework.blue_card_reader for insert to app_runtime with check (
   case_id in (select authz.cases_i_lead()));
drop policy if exists casework_blue_card_reader_update on casework.blue_card_reader;
create policy casework_blue_card_reader_update on casework.blue_card_reader for update to app_runtime using (
   case_id in (select authz.cases_i_lead())) with check (
   case_id in (select authz.cases_i_lead()));
drop policy if exists casework_blue_card_reader_delete on casework.blue_card_reader;
drop policy if exists casework_blue_card_reader_never on casework.blue_card_reader;
create policy casework_blue_card_reader_never on casework.blue_card_reader as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_blue_card_reader_seen_as on casework.blue_card_reader;
create policy casework_blue_card_reader_seen_as on casework.blue_card_reader as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
