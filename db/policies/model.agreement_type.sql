-- Generated from the policy of model.agreement_type. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_agreement_type_select on model.agreement_type;
create policy model_agreement_type_select on model.agreement_type for select to app_runtime using (
   true);
drop policy if exists model_agreement_type_insert on model.agreement_type;
create policy model_agreement_type_insert on model.agreement_type for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or version_id in (select authz.versions_i_lead()));
drop policy if exists model_agreement_type_update on model.agreement_type;
drop policy if exists model_agreement_type_delete on model.agreement_type;
drop policy if exists model_agreement_type_never on model.agreement_type;
