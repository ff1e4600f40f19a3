-- Generated from the policy of platform.seal. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists platform_seal_select on platform.seal;
create policy platform_seal_select on platform.seal for select to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('worker')));
drop policy if exists platform_seal_insert on platform.seal;
drop policy if exists platform_seal_update on platform.seal;
drop policy if exists platform_seal_delete on platform.seal;
drop policy if exists platform_seal_never on platform.seal;
