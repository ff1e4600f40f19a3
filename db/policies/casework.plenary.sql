-- Generated from the policy of casework.plenary. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_plenary_select on casework.plenary;
create policy casework_plenary_select on casework.plenary for select to app_runtime using (
   sitting_id in (select authz.plenaries_i_read()));
drop policy if exists casework_plenary_insert on casework.plenary;
create policy casework_plenary_insert on casework.plenary for insert to app_runtime with check (
   sitting_id in (select authz.plenaries_i_keep()));
drop policy if exists casework_plenary_update on casework.plenary;
create policy casework_plenary_update on casework.plenary for update to app_runtime using (
   sitting_id in (select authz.plenaries_i_keep())) with check (
   sitting_id in (select authz.plenaries_i_keep()));
drop policy if exists casework_plenary_delete on casework.plenary;
drop policy if exists casework_plenary_never on casework.plenary;
drop policy if exists casework_plenary_seen_as on casework.plenary;
create policy casework_plenary_seen_as on casework.plenary as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
