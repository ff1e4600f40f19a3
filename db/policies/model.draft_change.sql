-- Generated from the policy of model.draft_change. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_draft_change_select on model.draft_change;
create policy model_draft_change_select on model.draft_change for select to app_runtime using (
   exists (select from model.draft p where p.id = model.draft_change.draft_id));
drop policy if exists model_draft_change_insert on model.draft_change;
create policy model_draft_change_insert on model.draft_change for insert to app_runtime with check (
   exists (select from model.draft p where p.id = model.draft_change.draft_id));
drop policy if exists model_draft_change_update on model.draft_change;
drop policy if exists model_draft_change_delete on model.draft_change;
drop policy if exists model_draft_change_never on model.draft_change;
