-- Generated from the policy of casework.case_migration. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_case_migration_select on casework.case_migration;
create policy casework_case_migration_select on casework.case_migration for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or (select authz.acting_as('worker')));
drop policy if exists casework_case_migration_insert on casework.case_migration;
create policy casework_case_migration_insert on casework.case_migration for insert to app_runtime with check (
   (select authz.acting_as('worker')));
drop policy if exists casework_case_migration_update on casework.case_migration;
create policy casework_case_migration_update on casework.case_migration for update to app_runtime using (
   (select authz.acting_as('worker'))
   or case_id in (select authz.cases_i_keep())) with check (
   (select authz.acting_as('worker'))
   or case_id in (select authz.cases_i_keep()));
drop policy if exists casework_case_migration_delete on casework.case_migration;
drop policy if exists casework_case_migration_never on casework.case_migration;
create policy casework_case_migration_never on casework.case_migration as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
