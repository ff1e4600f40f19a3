-- Generated from the policy of model.granted. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_granted_select on model.granted;
create policy model_granted_select on model.granted for select to app_runtime using (
   true);
drop policy if exists model_granted_insert on model.granted;
create policy model_granted_insert on model.granted for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or version_id in (select authz.versions_i_lead()));
drop policy if exists model_granted_update on model.granted;
drop policy if exists model_granted_delete on model.granted;
drop policy if exists model_granted_never on model.granted;
