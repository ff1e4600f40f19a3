-- Generated from the policy of identity.half_sign_in. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_half_sign_in_select on identity.half_sign_in;
create policy identity_half_sign_in_select on identity.half_sign_in for select to app_runtime using (
   (select authz.acting_as('sign_in')));
drop policy if exists identity_half_sign_in_insert on identity.half_sign_in;
create policy identity_half_sign_in_insert on identity.half_sign_in for insert to app_runtime with check (
   (select authz.acting_as('sign_in')));
drop policy if exists identity_half_sign_in_update on identity.half_sign_in;
create policy identity_half_sign_in_update on identity.half_sign_in for update to app_runtime using (
   (select authz.acting_as('sign_in'))) with check (
   (select authz.acting_as('sign_in')));
drop policy if exists identity_half_sign_in_delete on identity.half_sign_in;
create policy identity_half_sign_in_delete on identity.half_sign_in for delete to app_runtime using (
   (select authz.acting_as('sign_in')));
drop policy if exists identity_half_sign_in_never on identity.half_sign_in;
