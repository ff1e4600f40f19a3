-- Generated from the policy of protection.file_class. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_file_class_select on protection.file_class;
create policy protection_file_class_select on protection.file_class for select to app_runtime using (
   institution_id in (select authz.institutions_i_work_in())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_file_class_insert on protection.file_class;
create policy protection_file_class_insert on protection.file_class for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_file_class_update on protection.file_class;
create policy protection_file_class_update on protection.file_class for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())) with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_file_class_delete on protection.file_class;
drop policy if exists protection_file_class_never on protection.file_class;
