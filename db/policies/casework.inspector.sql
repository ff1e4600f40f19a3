-- Generated from the policy of casework.inspector. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_inspector_select on casework.inspector;
create policy casework_inspector_select on casework.inspector for select to app_runtime using (
   inspection_id in (select authz.inspections_i_know())
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_inspector_insert on casework.inspector;
create policy casework_inspector_insert on casework.inspector for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_inspector_update on casework.inspector;
drop policy if exists casework_inspector_delete on casework.inspector;
drop policy if exists casework_inspector_never on casework.inspector;
drop policy if exists casework_inspector_seen_as on casework.inspector;
create policy casework_inspector_seen_as on casework.inspector as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
