-- Generated from the policy of casework.need. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_need_select on casework.need;
create policy casework_need_select on casework.need for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.need.case_id and p.id = casework.need.item_id));
drop policy if exists casework_need_insert on casework.need;
create policy casework_need_insert on casework.need for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_need_update on casework.need;
create policy casework_need_update on casework.need for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_need_delete on casework.need;
drop policy if exists casework_need_never on casework.need;
create policy casework_need_never on casework.need as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
