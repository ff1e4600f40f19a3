-- Generated from the policy of casework.shield_reader. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_shield_reader_select on casework.shield_reader;
create policy casework_shield_reader_select on casework.shield_reader for select to app_runtime using (
   exists (select from casework.shield p where p.id = casework.shield_reader.shield_id));
drop policy if exists casework_shield_reader_insert on casework.shield_reader;
create policy casework_shield_reader_insert on casework.shield_reader for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_shield_reader_update on casework.shield_reader;
create policy casework_shield_reader_update on casework.shield_reader for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_shield_reader_delete on casework.shield_reader;
drop policy if exists casework_shield_reader_never on casework.shield_reader;
create policy casework_shield_reader_never on casework.shield_reader as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or case_id in (select authz.cases_i_am_one_sided_in())));
drop policy if exists casework_shield_reader_seen_as on casework.shield_reader;
create policy casework_shield_reader_seen_as on casework.shield_reader as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
