-- Generated from the policy of model.mapping. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_mapping_select on model.mapping;
create policy model_mapping_select on model.mapping for select to app_runtime using (
   true);
drop policy if exists model_mapping_insert on model.mapping;
create policy model_mapping_insert on model.mapping for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or to_id in (select authz.versions_i_lead()));
drop policy if exists model_mapping_update on model.mapping;
drop policy if exists model_mapping_delete on model.mapping;
drop policy if exists model_mapping_never on model.mapping;
