-- Generated from the policy of teams.body. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists teams_body_select on teams.body;
create policy teams_body_select on teams.body for select to app_runtime using (
   (select authz.signed_in())
   or (select authz.acting_as('setup')));
drop policy if exists teams_body_insert on teams.body;
create policy teams_body_insert on teams.body for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or unit_code in (select authz.units_i_govern()));
drop policy if exists teams_body_update on teams.body;
create policy teams_body_update on teams.body for update to app_runtime using (
   (select authz.acting_as('setup'))
   or id in (select authz.bodies_i_may_move())) with check (
   (select authz.acting_as('setup'))
   or id in (select authz.bodies_i_may_move()));
drop policy if exists teams_body_delete on teams.body;
drop policy if exists teams_body_never on teams.body;
