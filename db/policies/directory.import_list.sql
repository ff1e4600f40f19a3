-- Generated from the policy of directory.import_list. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_import_list_select on directory.import_list;
create policy directory_import_list_select on directory.import_list for select to app_runtime using (
   uploaded_by = (select authz.me()));
drop policy if exists directory_import_list_insert on directory.import_list;
create policy directory_import_list_insert on directory.import_list for insert to app_runtime with check (
   uploaded_by = (select authz.me()));
drop policy if exists directory_import_list_update on directory.import_list;
create policy directory_import_list_update on directory.import_list for update to app_runtime using (
   uploaded_by = (select authz.me())) with check (
   uploaded_by = (select authz.me()));
drop policy if exists directory_import_list_delete on directory.import_list;
drop policy if exists directory_import_list_never on directory.import_list;
