-- Generated from the policy of casework.item_file. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_item_file_select on casework.item_file;
create policy casework_item_file_select on casework.item_file for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.item_file.case_id and p.id = casework.item_file.item_id));
drop policy if exists casework_item_file_insert on casework.item_file;
create policy casework_item_file_insert on casework.item_file for insert to app_runtime with check (
   exists (select from casework.item p where p.case_id = casework.item_file.case_id and p.id = casework.item_file.item_id));
drop policy if exists casework_item_file_update on casework.item_file;
drop policy if exists casework_item_file_delete on casework.item_file;
drop policy if exists casework_item_file_never on casework.item_file;
