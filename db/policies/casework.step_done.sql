-- Generated from the policy of casework.step_done. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_step_done_select on casework.step_done;
create policy casework_step_done_select on casework.step_done for select to app_runtime using (
   case_id in (select authz.cases_i_see()));
drop policy if exists casework_step_done_insert on casework.step_done;
create policy casework_step_done_insert on casework.step_done for insert to app_runtime with check (
   (case_id, step) in (select f.case_id, f.step from authz.steps_i_may_do() f)
   or (case_id, step) in (select f.case_id, f.step from authz.steps_i_may_record() f)
   or case_id in (select authz.cases_i_am_taking_over()));
drop policy if exists casework_step_done_update on casework.step_done;
drop policy if exists casework_step_done_delete on casework.step_done;
drop policy if exists casework_step_done_never on casework.step_done;
create policy casework_step_done_never on casework.step_done as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
