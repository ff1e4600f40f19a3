-- Generated from the policy of identity.second_factor. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_second_factor_select on identity.second_factor;
create policy identity_second_factor_select on identity.second_factor for select to app_runtime using (
   person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup')));
drop policy if exists identity_second_factor_insert on identity.second_factor;
create policy identity_second_factor_insert on identity.second_factor for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists identity_second_factor_update on identity.second_factor;
create policy identity_second_factor_update on identity.second_factor for update to app_runtime using (
   (select authz.acting_as('sign_in'))
   or person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('setup'))) with check (
   (select authz.acting_as('sign_in'))
   or person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_second_factor_delete on identity.second_factor;
drop policy if exists identity_second_factor_never on identity.second_factor;
