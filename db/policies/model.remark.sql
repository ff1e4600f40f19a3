-- Generated from the policy of model.remark. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_remark_select on model.remark;
create policy model_remark_select on model.remark for select to app_runtime using (
   model_id in (select authz.models_i_write())
   or author_id = (select authz.me()));
drop policy if exists model_remark_insert on model.remark;
create policy model_remark_insert on model.remark for insert to app_runtime with check (
   consultation_id in (select authz.consultations_that_take_my_remark())
   or (author_id, source) in (select f.author_id, f.source from authz.authors_i_am() f)
   or consultation_id in (select authz.consultations_my_team_answers()));
drop policy if exists model_remark_update on model.remark;
create policy model_remark_update on model.remark for update to app_runtime using (
   id in (select authz.remarks_my_team_answers())) with check (
   id in (select authz.remarks_my_team_answers()));
drop policy if exists model_remark_delete on model.remark;
drop policy if exists model_remark_never on model.remark;
