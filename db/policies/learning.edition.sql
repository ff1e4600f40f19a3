-- Generated from the policy of learning.edition. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_edition_select on learning.edition;
create policy learning_edition_select on learning.edition for select to app_runtime using (
   id in (select authz.editions_shown_to_me())
   or (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_edition_insert on learning.edition;
create policy learning_edition_insert on learning.edition for insert to app_runtime with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_edition_update on learning.edition;
create policy learning_edition_update on learning.edition for update to app_runtime using (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_edit_learning())
   or (select authz.acting_as('setup')));
drop policy if exists learning_edition_delete on learning.edition;
drop policy if exists learning_edition_never on learning.edition;
