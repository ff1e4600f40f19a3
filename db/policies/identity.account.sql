-- Generated from the policy of identity.account. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_account_select on identity.account;
create policy identity_account_select on identity.account for select to app_runtime using (
   person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup'))
   or (select authz.acting_as('worker')));
drop policy if exists identity_account_insert on identity.account;
create policy identity_account_insert on identity.account for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_account_update on identity.account;
create policy identity_account_update on identity.account for update to app_runtime using (
   person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup'))) with check (
   person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup')));
drop policy if exists identity_account_delete on identity.account;
drop policy if exists identity_account_never on identity.account;
