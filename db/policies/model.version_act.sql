-- Generated from the policy of model.version_act. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_version_act_select on model.version_act;
create policy model_version_act_select on model.version_act for select to app_runtime using (
   true);
drop policy if exists model_version_act_insert on model.version_act;
create policy model_version_act_insert on model.version_act for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_lead()));
drop policy if exists model_version_act_update on model.version_act;
drop policy if exists model_version_act_delete on model.version_act;
drop policy if exists model_version_act_never on model.version_act;
