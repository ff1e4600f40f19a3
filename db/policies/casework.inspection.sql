-- Generated from the policy of casework.inspection. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_inspection_select on casework.inspection;
create policy casework_inspection_select on casework.inspection for select to app_runtime using (
   id in (select authz.inspections_i_know())
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_inspection_insert on casework.inspection;
create policy casework_inspection_insert on casework.inspection for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_inspection_update on casework.inspection;
create policy casework_inspection_update on casework.inspection for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())) with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_inspection_delete on casework.inspection;
drop policy if exists casework_inspection_never on casework.inspection;
drop policy if exists casework_inspection_seen_as on casework.inspection;
create policy casework_inspection_seen_as on casework.inspection as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
