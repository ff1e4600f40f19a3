-- Generated from the policy of directory.resource_contact. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_resource_contact_select on directory.resource_contact;
create policy directory_resource_contact_select on directory.resource_contact for select to app_runtime using (
   resource_id in (select authz.resources_i_keep()));
drop policy if exists directory_resource_contact_insert on directory.resource_contact;
create policy directory_resource_contact_insert on directory.resource_contact for insert to app_runtime with check (
   resource_id in (select authz.resources_i_keep()));
drop policy if exists directory_resource_contact_update on directory.resource_contact;
drop policy if exists directory_resource_contact_delete on directory.resource_contact;
drop policy if exists directory_resource_contact_never on directory.resource_contact;
