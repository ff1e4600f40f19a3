-- Generated from the policy of model.version. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_version_select on model.version;
create policy model_version_select on model.version for select to app_runtime using (
   true);
drop policy if exists model_version_insert on model.version;
create policy model_version_insert on model.version for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_lead()));
drop policy if exists model_version_update on model.version;
drop policy if exists model_version_delete on model.version;
drop policy if exists model_version_never on model.version;
