-- Generated from the policy of learning.placeholder. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_placeholder_select on learning.placeholder;
create policy learning_placeholder_select on learning.placeholder for select to app_runtime using (
   true);
drop policy if exists learning_placeholder_insert on learning.placeholder;
create policy learning_placeholder_insert on learning.placeholder for insert to app_runtime with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_placeholder_update on learning.placeholder;
create policy learning_placeholder_update on learning.placeholder for update to app_runtime using (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_placeholder_delete on learning.placeholder;
drop policy if exists learning_placeholder_never on learning.placeholder;
