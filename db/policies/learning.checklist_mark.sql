-- Generated from the policy of learning.checklist_mark. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_checklist_mark_select on learning.checklist_mark;
create policy learning_checklist_mark_select on learning.checklist_mark for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists learning_checklist_mark_insert on learning.checklist_mark;
create policy learning_checklist_mark_insert on learning.checklist_mark for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists learning_checklist_mark_update on learning.checklist_mark;
create policy learning_checklist_mark_update on learning.checklist_mark for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists learning_checklist_mark_delete on learning.checklist_mark;
drop policy if exists learning_checklist_mark_never on learning.checklist_mark;
drop policy if exists learning_checklist_mark_seen_as on learning.checklist_mark;
create policy learning_checklist_mark_seen_as on learning.checklist_mark as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
