-- Generated from the policy of platform.file. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists platform_file_select on platform.file;
create policy platform_file_select on platform.file for select to app_runtime using (
   id in (select authz.files_i_see())
   or exists (select from casework.item_file p where p.file_id = platform.file.id)
   or exists (select from model.attachment p where p.file_id = platform.file.id));
drop policy if exists platform_file_insert on platform.file;
create policy platform_file_insert on platform.file for insert to app_runtime with check (
   uploaded_by = (select authz.me())
   or (select authz.acting_as('setup')));
drop policy if exists platform_file_update on platform.file;
drop policy if exists platform_file_delete on platform.file;
drop policy if exists platform_file_never on platform.file;
