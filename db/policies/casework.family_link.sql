-- Generated from the policy of casework.family_link. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_family_link_select on casework.family_link;
create policy casework_family_link_select on casework.family_link for select to app_runtime using (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_family_link_insert on casework.family_link;
create policy casework_family_link_insert on casework.family_link for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_family_link_update on casework.family_link;
create policy casework_family_link_update on casework.family_link for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_family_link_delete on casework.family_link;
drop policy if exists casework_family_link_never on casework.family_link;
create policy casework_family_link_never on casework.family_link as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_family_link_seen_as on casework.family_link;
create policy casework_family_link_seen_as on casework.family_link as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
