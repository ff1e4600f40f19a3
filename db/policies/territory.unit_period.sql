-- Generated from the policy of territory.unit_period. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists territory_unit_period_select on territory.unit_period;
create policy territory_unit_period_select on territory.unit_period for select to app_runtime using (
   true);
drop policy if exists territory_unit_period_insert on territory.unit_period;
create policy territory_unit_period_insert on territory.unit_period for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists territory_unit_period_update on territory.unit_period;
create policy territory_unit_period_update on territory.unit_period for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists territory_unit_period_delete on territory.unit_period;
drop policy if exists territory_unit_period_never on territory.unit_period;
