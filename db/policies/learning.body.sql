-- Generated from the policy of learning.body. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_body_select on learning.body;
create policy learning_body_select on learning.body for select to app_runtime using (
   edition_id in (select authz.editions_i_open())
   or (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_body_insert on learning.body;
create policy learning_body_insert on learning.body for insert to app_runtime with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_body_update on learning.body;
create policy learning_body_update on learning.body for update to app_runtime using (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_body_delete on learning.body;
drop policy if exists learning_body_never on learning.body;
