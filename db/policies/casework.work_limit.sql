-- Generated from the policy of casework.work_limit. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_work_limit_select on casework.work_limit;
create policy casework_work_limit_select on casework.work_limit for select to app_runtime using (
   (select authz.signed_in()));
drop policy if exists casework_work_limit_insert on casework.work_limit;
drop policy if exists casework_work_limit_update on casework.work_limit;
create policy casework_work_limit_update on casework.work_limit for update to app_runtime using (
   (select authz.i_administer())) with check (
   (select authz.i_administer()));
drop policy if exists casework_work_limit_delete on casework.work_limit;
drop policy if exists casework_work_limit_never on casework.work_limit;
