-- Generated from the policy of model.form. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_form_select on model.form;
create policy model_form_select on model.form for select to app_runtime using (
   true);
drop policy if exists model_form_insert on model.form;
create policy model_form_insert on model.form for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or version_id in (select authz.versions_i_lead()));
drop policy if exists model_form_update on model.form;
drop policy if exists model_form_delete on model.form;
drop policy if exists model_form_never on model.form;
