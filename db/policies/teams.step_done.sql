-- Generated from the policy of teams.step_done. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists teams_step_done_select on teams.step_done;
create policy teams_step_done_select on teams.step_done for select to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or body_id in (select authz.bodies_i_sit_in())
   or done_by = (select authz.me()));
drop policy if exists teams_step_done_insert on teams.step_done;
create policy teams_step_done_insert on teams.step_done for insert to app_runtime with check (
   (select authz.acting_as('setup'))
   or (body_id, step) in (select f.body_id, f.step from authz.body_steps_i_may_do() f)
   or (body_id, recorded) in (select f.body_id, f.recorded from authz.bodies_i_may_record_in() f));
drop policy if exists teams_step_done_update on teams.step_done;
drop policy if exists teams_step_done_delete on teams.step_done;
drop policy if exists teams_step_done_never on teams.step_done;
