-- Generated from the policy of identity.office. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_office_select on identity.office;
create policy identity_office_select on identity.office for select to app_runtime using (
   person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup')));
drop policy if exists identity_office_insert on identity.office;
create policy identity_office_insert on identity.office for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_office_update on identity.office;
create policy identity_office_update on identity.office for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_office_delete on identity.office;
drop policy if exists identity_office_never on identity.office;
