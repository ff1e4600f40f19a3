-- Generated from the policy of casework.family_contact. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_family_contact_select on casework.family_contact;
create policy casework_family_contact_select on casework.family_contact for select to app_runtime using (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_family_contact_insert on casework.family_contact;
create policy casework_family_contact_insert on casework.family_contact for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_family_contact_update on casework.family_contact;
drop policy if exists casework_family_contact_delete on casework.family_contact;
drop policy if exists casework_family_contact_never on casework.family_contact;
create policy casework_family_contact_never on casework.family_contact as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_family_contact_seen_as on casework.family_contact;
create policy casework_family_contact_seen_as on casework.family_contact as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
