-- Generated from the policy of learning.item. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_item_select on learning.item;
create policy learning_item_select on learning.item for select to app_runtime using (
   id in (select authz.learning_items_shown_to_me())
   or (select authz.i_edit_learning())
   or (select authz.acting_as('setup'))
   or owner_id = (select authz.me()));
drop policy if exists learning_item_insert on learning.item;
create policy learning_item_insert on learning.item for insert to app_runtime with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_item_update on learning.item;
create policy learning_item_update on learning.item for update to app_runtime using (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_item_delete on learning.item;
drop policy if exists learning_item_never on learning.item;
