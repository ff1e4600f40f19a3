-- Generated from the policy of model.role. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_role_select on model.role;
create policy model_role_select on model.role for select to app_runtime using (
   true);
drop policy if exists model_role_insert on model.role;
create policy model_role_insert on model.role for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or version_id in (select authz.versions_i_lead()));
drop policy if exists model_role_update on model.role;
drop policy if exists model_role_delete on model.role;
drop policy if exists model_role_never on model.role;
