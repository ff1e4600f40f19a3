-- Generated from the policy of casework.migration_answer. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_migration_answer_select on casework.migration_answer;
create policy casework_migration_answer_select on casework.migration_answer for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or (select authz.acting_as('worker')));
drop policy if exists casework_migration_answer_insert on casework.migration_answer;
create policy casework_migration_answer_insert on casework.migration_answer for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_migration_answer_update on casework.migration_answer;
drop policy if exists casework_migration_answer_delete on casework.migration_answer;
drop policy if exists casework_migration_answer_never on casework.migration_answer;
create policy casework_migration_answer_never on casework.migration_answer as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
