-- Generated from the policy of teams.visit. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists teams_visit_select on teams.visit;
create policy teams_visit_select on teams.visit for select to app_runtime using (
   exists (select from teams.body p where p.id = teams.visit.body_id));
drop policy if exists teams_visit_insert on teams.visit;
create policy teams_visit_insert on teams.visit for insert to app_runtime with check (
   (select authz.acting_as('setup'))
   or (select authz.i_administer())
   or body_id in (select authz.bodies_i_may_move())
   or body_id in (select authz.bodies_i_just_founded()));
drop policy if exists teams_visit_update on teams.visit;
drop policy if exists teams_visit_delete on teams.visit;
drop policy if exists teams_visit_never on teams.visit;
