-- Generated from the policy of learning.lesson_note. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_lesson_note_select on learning.lesson_note;
create policy learning_lesson_note_select on learning.lesson_note for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists learning_lesson_note_insert on learning.lesson_note;
create policy learning_lesson_note_insert on learning.lesson_note for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists learning_lesson_note_update on learning.lesson_note;
create policy learning_lesson_note_update on learning.lesson_note for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists learning_lesson_note_delete on learning.lesson_note;
drop policy if exists learning_lesson_note_never on learning.lesson_note;
drop policy if exists learning_lesson_note_seen_as on learning.lesson_note;
create policy learning_lesson_note_seen_as on learning.lesson_note as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
