-- Generated from the policy of model.local_setting. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_local_setting_select on model.local_setting;
create policy model_local_setting_select on model.local_setting for select to app_runtime using (
   true);
drop policy if exists model_local_setting_insert on model.local_setting;
create policy model_local_setting_insert on model.local_setting for insert to app_runtime with check (
   (unit_code, what) in (select f.unit_code, f.what from authz.settings_i_make() f)
   or (select authz.acting_as('setup')));
drop policy if exists model_local_setting_update on model.local_setting;
create policy model_local_setting_update on model.local_setting for update to app_runtime using (
   (unit_code, what) in (select f.unit_code, f.what from authz.settings_i_make() f)
   or (select authz.acting_as('setup'))) with check (
   (unit_code, what) in (select f.unit_code, f.what from authz.settings_i_make() f)
   or (select authz.acting_as('setup')));
drop policy if exists model_local_setting_delete on model.local_setting;
drop policy if exists model_local_setting_never on model.local_setting;
