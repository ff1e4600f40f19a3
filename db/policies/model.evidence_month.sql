-- Generated from the policy of model.evidence_month. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_evidence_month_select on model.evidence_month;
create policy model_evidence_month_select on model.evidence_month for select to app_runtime using (
   (select authz.acting_as('worker')));
drop policy if exists model_evidence_month_insert on model.evidence_month;
create policy model_evidence_month_insert on model.evidence_month for insert to app_runtime with check (
   (select authz.acting_as('worker')));
drop policy if exists model_evidence_month_update on model.evidence_month;
drop policy if exists model_evidence_month_delete on model.evidence_month;
drop policy if exists model_evidence_month_never on model.evidence_month;
