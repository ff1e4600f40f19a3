-- Generated from the policy of institutions.import_list. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists institutions_import_list_select on institutions.import_list;
create policy institutions_import_list_select on institutions.import_list for select to app_runtime using (
   uploaded_by = (select authz.me()));
drop policy if exists institutions_import_list_insert on institutions.import_list;
create policy institutions_import_list_insert on institutions.import_list for insert to app_runtime with check (
   uploaded_by = (select authz.me()));
drop policy if exists institutions_import_list_update on institutions.import_list;
create policy institutions_import_list_update on institutions.import_list for update to app_runtime using (
   uploaded_by = (select authz.me())) with check (
   uploaded_by = (select authz.me()));
drop policy if exists institutions_import_list_delete on institutions.import_list;
drop policy if exists institutions_import_list_never on institutions.import_list;
