-- Generated from the policy of identity.session. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_session_select on identity.session;
create policy identity_session_select on identity.session for select to app_runtime using (
   person_id = (select authz.me())
   or (select authz.acting_as('sign_in'))
   or person_id = (select authz.me())
   or (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_session_insert on identity.session;
create policy identity_session_insert on identity.session for insert to app_runtime with check (
   (select authz.acting_as('sign_in')));
drop policy if exists identity_session_update on identity.session;
create policy identity_session_update on identity.session for update to app_runtime using (
   person_id = (select authz.me())
   or (select authz.acting_as('sign_in'))
   or (select authz.i_administer())
   or (select authz.acting_as('setup'))) with check (
   person_id = (select authz.me())
   or (select authz.acting_as('sign_in'))
   or (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_session_delete on identity.session;
drop policy if exists identity_session_never on identity.session;
