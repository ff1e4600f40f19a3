-- Generated from the policy of casework.clock. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_clock_select on casework.clock;
create policy casework_clock_select on casework.clock for select to app_runtime using (
   case_id in (select authz.cases_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists casework_clock_insert on casework.clock;
create policy casework_clock_insert on casework.clock for insert to app_runtime with check (
   case_id in (select authz.cases_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists casework_clock_update on casework.clock;
create policy casework_clock_update on casework.clock for update to app_runtime using (
   case_id in (select authz.cases_i_see())
   or (select authz.acting_as('worker'))) with check (
   case_id in (select authz.cases_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists casework_clock_delete on casework.clock;
create policy casework_clock_delete on casework.clock for delete to app_runtime using (
   case_id in (select authz.cases_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists casework_clock_never on casework.clock;
create policy casework_clock_never on casework.clock as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
