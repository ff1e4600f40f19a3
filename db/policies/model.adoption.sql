-- Generated from the policy of model.adoption. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_adoption_select on model.adoption;
create policy model_adoption_select on model.adoption for select to app_runtime using (
   true);
drop policy if exists model_adoption_insert on model.adoption;
create policy model_adoption_insert on model.adoption for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or unit_code in (select authz.units_i_govern()));
drop policy if exists model_adoption_update on model.adoption;
create policy model_adoption_update on model.adoption for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or unit_code in (select authz.units_i_govern())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or unit_code in (select authz.units_i_govern()));
drop policy if exists model_adoption_delete on model.adoption;
drop policy if exists model_adoption_never on model.adoption;
