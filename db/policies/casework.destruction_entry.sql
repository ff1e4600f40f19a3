-- Generated from the policy of casework.destruction_entry. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_destruction_entry_select on casework.destruction_entry;
create policy casework_destruction_entry_select on casework.destruction_entry for select to app_runtime using (
   exists (select from casework.destruction p where p.id = casework.destruction_entry.destruction_id));
drop policy if exists casework_destruction_entry_insert on casework.destruction_entry;
create policy casework_destruction_entry_insert on casework.destruction_entry for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_destruction_entry_update on casework.destruction_entry;
create policy casework_destruction_entry_update on casework.destruction_entry for update to app_runtime using (
   exists (select from casework.destruction p where p.id = casework.destruction_entry.destruction_id)) with check (
   exists (select from casework.destruction p where p.id = casework.destruction_entry.destruction_id));
drop policy if exists casework_destruction_entry_delete on casework.destruction_entry;
drop policy if exists casework_destruction_entry_never on casework.destruction_entry;
create policy casework_destruction_entry_never on casework.destruction_entry as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_destruction_entry_seen_as on casework.destruction_entry;
create policy casework_destruction_entry_seen_as on casework.destruction_entry as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
