-- Generated from the policy of identity.person. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_person_select on identity.person;
create policy identity_person_select on identity.person for select to app_runtime using (
   (select authz.signed_in())
   or (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup'))
   or (select authz.acting_as('worker')));
drop policy if exists identity_person_insert on identity.person;
create policy identity_person_insert on identity.person for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_person_update on identity.person;
create policy identity_person_update on identity.person for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or id = (select authz.me())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or id = (select authz.me()));
drop policy if exists identity_person_delete on identity.person;
drop policy if exists identity_person_never on identity.person;
