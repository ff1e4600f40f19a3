-- Generated from the policy of model.remark_answer. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_remark_answer_select on model.remark_answer;
create policy model_remark_answer_select on model.remark_answer for select to app_runtime using (
   exists (select from model.remark p where p.id = model.remark_answer.remark_id)
   or remark_id in (select authz.remarks_answered_for_me()));
drop policy if exists model_remark_answer_insert on model.remark_answer;
create policy model_remark_answer_insert on model.remark_answer for insert to app_runtime with check (
   remark_id in (select authz.remarks_my_team_answers()));
drop policy if exists model_remark_answer_update on model.remark_answer;
drop policy if exists model_remark_answer_delete on model.remark_answer;
drop policy if exists model_remark_answer_never on model.remark_answer;
