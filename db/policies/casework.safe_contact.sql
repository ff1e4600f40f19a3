-- Generated from the policy of casework.safe_contact. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_safe_contact_select on casework.safe_contact;
create policy casework_safe_contact_select on casework.safe_contact for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.safe_contact.case_id and p.id = casework.safe_contact.item_id));
drop policy if exists casework_safe_contact_insert on casework.safe_contact;
create policy casework_safe_contact_insert on casework.safe_contact for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_safe_contact_update on casework.safe_contact;
create policy casework_safe_contact_update on casework.safe_contact for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_safe_contact_delete on casework.safe_contact;
drop policy if exists casework_safe_contact_never on casework.safe_contact;
create policy casework_safe_contact_never on casework.safe_contact as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
