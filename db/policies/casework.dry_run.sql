-- Generated from the policy of casework.dry_run. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_dry_run_select on casework.dry_run;
create policy casework_dry_run_select on casework.dry_run for select to app_runtime using (
   mapping_id in (select authz.mappings_i_write())
   or (select authz.acting_as('worker')));
drop policy if exists casework_dry_run_insert on casework.dry_run;
create policy casework_dry_run_insert on casework.dry_run for insert to app_runtime with check (
   mapping_id in (select authz.mappings_i_write()));
drop policy if exists casework_dry_run_update on casework.dry_run;
create policy casework_dry_run_update on casework.dry_run for update to app_runtime using (
   (select authz.acting_as('worker'))) with check (
   (select authz.acting_as('worker')));
drop policy if exists casework_dry_run_delete on casework.dry_run;
drop policy if exists casework_dry_run_never on casework.dry_run;
