-- Generated from the policy of territory.unit. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists territory_unit_select on territory.unit;
create policy territory_unit_select on territory.unit for select to app_runtime using (
   true);
drop policy if exists territory_unit_insert on territory.unit;
create policy territory_unit_insert on territory.unit for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists territory_unit_update on territory.unit;
drop policy if exists territory_unit_delete on territory.unit;
drop policy if exists territory_unit_never on territory.unit;
