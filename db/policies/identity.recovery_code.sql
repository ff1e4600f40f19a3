-- Generated from the policy of identity.recovery_code. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_recovery_code_select on identity.recovery_code;
create policy identity_recovery_code_select on identity.recovery_code for select to app_runtime using (
   person_id = (select authz.me())
   or (select authz.acting_as('sign_in')));
drop policy if exists identity_recovery_code_insert on identity.recovery_code;
create policy identity_recovery_code_insert on identity.recovery_code for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists identity_recovery_code_update on identity.recovery_code;
create policy identity_recovery_code_update on identity.recovery_code for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists identity_recovery_code_delete on identity.recovery_code;
drop policy if exists identity_recovery_code_never on identity.recovery_code;
