-- Generated from the policy of directory.service_version. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_service_version_select on directory.service_version;
create policy directory_service_version_select on directory.service_version for select to app_runtime using (
   service_id in (select authz.services_i_keep()));
drop policy if exists directory_service_version_insert on directory.service_version;
create policy directory_service_version_insert on directory.service_version for insert to app_runtime with check (
   service_id in (select authz.services_i_keep()));
drop policy if exists directory_service_version_update on directory.service_version;
drop policy if exists directory_service_version_delete on directory.service_version;
drop policy if exists directory_service_version_never on directory.service_version;
