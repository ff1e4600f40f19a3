-- Generated from the policy of learning.course_finish. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_course_finish_select on learning.course_finish;
create policy learning_course_finish_select on learning.course_finish for select to app_runtime using (
   person_id = (select authz.me())
   or person_id in (select authz.people_i_head()));
drop policy if exists learning_course_finish_insert on learning.course_finish;
create policy learning_course_finish_insert on learning.course_finish for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists learning_course_finish_update on learning.course_finish;
drop policy if exists learning_course_finish_delete on learning.course_finish;
drop policy if exists learning_course_finish_never on learning.course_finish;
drop policy if exists learning_course_finish_seen_as on learning.course_finish;
create policy learning_course_finish_seen_as on learning.course_finish as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
