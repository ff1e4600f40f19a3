-- Generated from the policy of teams.membership. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists teams_membership_select on teams.membership;
create policy teams_membership_select on teams.membership for select to app_runtime using (
   (select authz.signed_in())
   or (select authz.acting_as('setup')));
drop policy if exists teams_membership_insert on teams.membership;
create policy teams_membership_insert on teams.membership for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or body_id in (select authz.bodies_whose_members_i_manage())
   or body_id in (select authz.bodies_i_just_founded())
   or (body_id, institution_id, role) in (select f.body_id, f.institution_id, f.role from authz.places_i_may_nominate_to() f));
drop policy if exists teams_membership_update on teams.membership;
create policy teams_membership_update on teams.membership for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or body_id in (select authz.bodies_whose_members_i_manage())
   or person_id = (select authz.me())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or body_id in (select authz.bodies_whose_members_i_manage())
   or person_id = (select authz.me()));
drop policy if exists teams_membership_delete on teams.membership;
drop policy if exists teams_membership_never on teams.membership;
