-- Generated from the policy of identity.failed_attempt. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_failed_attempt_select on identity.failed_attempt;
create policy identity_failed_attempt_select on identity.failed_attempt for select to app_runtime using (
   (select authz.acting_as('sign_in'))
   or (select authz.acting_as('worker')));
drop policy if exists identity_failed_attempt_insert on identity.failed_attempt;
create policy identity_failed_attempt_insert on identity.failed_attempt for insert to app_runtime with check (
   (select authz.acting_as('sign_in')));
drop policy if exists identity_failed_attempt_update on identity.failed_attempt;
drop policy if exists identity_failed_attempt_delete on identity.failed_attempt;
create policy identity_failed_attempt_delete on identity.failed_attempt for delete to app_runtime using (
   (select authz.acting_as('sign_in'))
   or (select authz.acting_as('worker')));
drop policy if exists identity_failed_attempt_never on identity.failed_attempt;
