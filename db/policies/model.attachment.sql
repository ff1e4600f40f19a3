-- Generated from the policy of model.attachment. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_attachment_select on model.attachment;
create policy model_attachment_select on model.attachment for select to app_runtime using (
   digest in (select authz.attachments_published())
   or (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_write()));
drop policy if exists model_attachment_insert on model.attachment;
create policy model_attachment_insert on model.attachment for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or model_id in (select authz.models_i_write()));
drop policy if exists model_attachment_update on model.attachment;
drop policy if exists model_attachment_delete on model.attachment;
drop policy if exists model_attachment_never on model.attachment;
