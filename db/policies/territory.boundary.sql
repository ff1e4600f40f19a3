-- Generated from the policy of territory.boundary. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists territory_boundary_select on territory.boundary;
create policy territory_boundary_select on territory.boundary for select to app_runtime using (
   true);
drop policy if exists territory_boundary_insert on territory.boundary;
create policy territory_boundary_insert on territory.boundary for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists territory_boundary_update on territory.boundary;
create policy territory_boundary_update on territory.boundary for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists territory_boundary_delete on territory.boundary;
drop policy if exists territory_boundary_never on territory.boundary;
