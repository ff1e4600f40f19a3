-- Generated from the policy of casework.migration. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_migration_select on casework.migration;
create policy casework_migration_select on casework.migration for select to app_runtime using (
   unit_code in (select authz.units_whose_migrations_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists casework_migration_insert on casework.migration;
create policy casework_migration_insert on casework.migration for insert to app_runtime with check (
   unit_code in (select authz.units_i_govern()));
drop policy if exists casework_migration_update on casework.migration;
create policy casework_migration_update on casework.migration for update to app_runtime using (
   unit_code in (select authz.units_i_govern())
   or (select authz.acting_as('worker'))) with check (
   unit_code in (select authz.units_i_govern())
   or (select authz.acting_as('worker')));
drop policy if exists casework_migration_delete on casework.migration;
drop policy if exists casework_migration_never on casework.migration;
