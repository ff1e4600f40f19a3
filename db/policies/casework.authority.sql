-- Generated from the policy of casework.authority. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_authority_select on casework.authority;
create policy casework_authority_select on casework.authority for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.authority.case_id and p.id = casework.authority.item_id));
drop policy if exists casework_authority_insert on casework.authority;
create policy casework_authority_insert on casework.authority for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_authority_update on casework.authority;
create policy casework_authority_update on casework.authority for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_authority_delete on casework.authority;
drop policy if exists casework_authority_never on casework.authority;
create policy casework_authority_never on casework.authority as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
