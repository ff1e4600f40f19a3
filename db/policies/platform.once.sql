-- Generated from the policy of platform.once. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists platform_once_select on platform.once;
create policy platform_once_select on platform.once for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists platform_once_insert on platform.once;
create policy platform_once_insert on platform.once for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists platform_once_update on platform.once;
drop policy if exists platform_once_delete on platform.once;
drop policy if exists platform_once_never on platform.once;
