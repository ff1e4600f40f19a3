-- Generated from the policy of model.evidence. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_evidence_select on model.evidence;
create policy model_evidence_select on model.evidence for select to app_runtime using (
   model_id in (select authz.models_whose_practice_i_read()));
drop policy if exists model_evidence_insert on model.evidence;
create policy model_evidence_insert on model.evidence for insert to app_runtime with check (
   (select authz.acting_as('worker')));
drop policy if exists model_evidence_update on model.evidence;
drop policy if exists model_evidence_delete on model.evidence;
drop policy if exists model_evidence_never on model.evidence;
