-- Generated from the policy of model.consultation_circle. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_consultation_circle_select on model.consultation_circle;
create policy model_consultation_circle_select on model.consultation_circle for select to app_runtime using (
   consultation_id in (select authz.consultations_of_my_team())
   or person_id = (select authz.me())
   or institution_id in (select authz.institutions_i_work_in()));
drop policy if exists model_consultation_circle_insert on model.consultation_circle;
create policy model_consultation_circle_insert on model.consultation_circle for insert to app_runtime with check (
   consultation_id in (select authz.consultations_my_team_answers()));
drop policy if exists model_consultation_circle_update on model.consultation_circle;
drop policy if exists model_consultation_circle_delete on model.consultation_circle;
drop policy if exists model_consultation_circle_never on model.consultation_circle;
