-- Generated from the policy of casework.destruction. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_destruction_select on casework.destruction;
create policy casework_destruction_select on casework.destruction for select to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())
   or proposed_by = (select authz.me()));
drop policy if exists casework_destruction_insert on casework.destruction;
create policy casework_destruction_insert on casework.destruction for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_work_in()));
drop policy if exists casework_destruction_update on casework.destruction;
create policy casework_destruction_update on casework.destruction for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or proposed_by = (select authz.me())) with check (
   institution_id in (select authz.institutions_i_head())
   or proposed_by = (select authz.me()));
drop policy if exists casework_destruction_delete on casework.destruction;
drop policy if exists casework_destruction_never on casework.destruction;
create policy casework_destruction_never on casework.destruction as restrictive for all to app_runtime using (not (
   id in (select authz.destructions_denied_to_me())));
drop policy if exists casework_destruction_seen_as on casework.destruction;
create policy casework_destruction_seen_as on casework.destruction as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
