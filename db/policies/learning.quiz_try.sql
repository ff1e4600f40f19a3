-- Generated from the policy of learning.quiz_try. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_quiz_try_select on learning.quiz_try;
create policy learning_quiz_try_select on learning.quiz_try for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists learning_quiz_try_insert on learning.quiz_try;
create policy learning_quiz_try_insert on learning.quiz_try for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists learning_quiz_try_update on learning.quiz_try;
drop policy if exists learning_quiz_try_delete on learning.quiz_try;
drop policy if exists learning_quiz_try_never on learning.quiz_try;
drop policy if exists learning_quiz_try_seen_as on learning.quiz_try;
create policy learning_quiz_try_seen_as on learning.quiz_try as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
