-- Generated from the policy of model.category. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_category_select on model.category;
create policy model_category_select on model.category for select to app_runtime using (
   true);
drop policy if exists model_category_insert on model.category;
create policy model_category_insert on model.category for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or version_id in (select authz.versions_i_lead()));
drop policy if exists model_category_update on model.category;
drop policy if exists model_category_delete on model.category;
drop policy if exists model_category_never on model.category;
