-- Generated from the policy of learning.progress. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_progress_select on learning.progress;
create policy learning_progress_select on learning.progress for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists learning_progress_insert on learning.progress;
create policy learning_progress_insert on learning.progress for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists learning_progress_update on learning.progress;
drop policy if exists learning_progress_delete on learning.progress;
drop policy if exists learning_progress_never on learning.progress;
drop policy if exists learning_progress_seen_as on learning.progress;
create policy learning_progress_seen_as on learning.progress as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
