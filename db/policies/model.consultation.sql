-- Generated from the policy of model.consultation. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_consultation_select on model.consultation;
create policy model_consultation_select on model.consultation for select to app_runtime using (
   id in (select authz.consultations_i_am_asked_in())
   or model_id in (select authz.models_i_write())
   or (select authz.acting_as('setup')));
drop policy if exists model_consultation_insert on model.consultation;
create policy model_consultation_insert on model.consultation for insert to app_runtime with check (
   model_id in (select authz.models_i_lead()));
drop policy if exists model_consultation_update on model.consultation;
create policy model_consultation_update on model.consultation for update to app_runtime using (
   model_id in (select authz.models_i_lead())) with check (
   model_id in (select authz.models_i_lead()));
drop policy if exists model_consultation_delete on model.consultation;
drop policy if exists model_consultation_never on model.consultation;
