-- Generated from the policy of casework.incapacity. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_incapacity_select on casework.incapacity;
create policy casework_incapacity_select on casework.incapacity for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.incapacity.case_id and p.id = casework.incapacity.item_id));
drop policy if exists casework_incapacity_insert on casework.incapacity;
create policy casework_incapacity_insert on casework.incapacity for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_incapacity_update on casework.incapacity;
create policy casework_incapacity_update on casework.incapacity for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_incapacity_delete on casework.incapacity;
drop policy if exists casework_incapacity_never on casework.incapacity;
create policy casework_incapacity_never on casework.incapacity as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
