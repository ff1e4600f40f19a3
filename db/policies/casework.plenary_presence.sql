-- Generated from the policy of casework.plenary_presence. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_plenary_presence_select on casework.plenary_presence;
create policy casework_plenary_presence_select on casework.plenary_presence for select to app_runtime using (
   sitting_id in (select authz.plenaries_i_read()));
drop policy if exists casework_plenary_presence_insert on casework.plenary_presence;
create policy casework_plenary_presence_insert on casework.plenary_presence for insert to app_runtime with check (
   sitting_id in (select authz.plenaries_i_keep()));
drop policy if exists casework_plenary_presence_update on casework.plenary_presence;
create policy casework_plenary_presence_update on casework.plenary_presence for update to app_runtime using (
   sitting_id in (select authz.plenaries_i_keep())) with check (
   sitting_id in (select authz.plenaries_i_keep()));
drop policy if exists casework_plenary_presence_delete on casework.plenary_presence;
drop policy if exists casework_plenary_presence_never on casework.plenary_presence;
drop policy if exists casework_plenary_presence_seen_as on casework.plenary_presence;
create policy casework_plenary_presence_seen_as on casework.plenary_presence as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
