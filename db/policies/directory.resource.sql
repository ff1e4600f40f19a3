-- Generated from the policy of directory.resource. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_resource_select on directory.resource;
create policy directory_resource_select on directory.resource for select to app_runtime using (
   audience in (select authz.audiences_i_am_in())
   or unit_code in (select authz.units_whose_resources_i_keep()));
drop policy if exists directory_resource_insert on directory.resource;
create policy directory_resource_insert on directory.resource for insert to app_runtime with check (
   unit_code in (select authz.units_whose_resources_i_keep()));
drop policy if exists directory_resource_update on directory.resource;
create policy directory_resource_update on directory.resource for update to app_runtime using (
   unit_code in (select authz.units_whose_resources_i_keep())) with check (
   unit_code in (select authz.units_whose_resources_i_keep()));
drop policy if exists directory_resource_delete on directory.resource;
drop policy if exists directory_resource_never on directory.resource;
