-- Generated from the policy of model.writer. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_writer_select on model.writer;
create policy model_writer_select on model.writer for select to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_write()));
drop policy if exists model_writer_insert on model.writer;
create policy model_writer_insert on model.writer for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_lead()));
drop policy if exists model_writer_update on model.writer;
create policy model_writer_update on model.writer for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_lead())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_lead()));
drop policy if exists model_writer_delete on model.writer;
drop policy if exists model_writer_never on model.writer;
