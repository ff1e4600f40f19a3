-- Generated from the policy of model.consultation_meeting. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_consultation_meeting_select on model.consultation_meeting;
create policy model_consultation_meeting_select on model.consultation_meeting for select to app_runtime using (
   exists (select from model.consultation p where p.id = model.consultation_meeting.consultation_id));
drop policy if exists model_consultation_meeting_insert on model.consultation_meeting;
create policy model_consultation_meeting_insert on model.consultation_meeting for insert to app_runtime with check (
   consultation_id in (select authz.consultations_my_team_answers()));
drop policy if exists model_consultation_meeting_update on model.consultation_meeting;
drop policy if exists model_consultation_meeting_delete on model.consultation_meeting;
drop policy if exists model_consultation_meeting_never on model.consultation_meeting;
