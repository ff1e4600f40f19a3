-- Generated from the policy of model.draft. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_draft_select on model.draft;
create policy model_draft_select on model.draft for select to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_write()));
drop policy if exists model_draft_insert on model.draft;
create policy model_draft_insert on model.draft for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_write()));
drop policy if exists model_draft_update on model.draft;
create policy model_draft_update on model.draft for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_write())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_write()));
drop policy if exists model_draft_delete on model.draft;
drop policy if exists model_draft_never on model.draft;
