-- Generated from the policy of casework.side. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_side_select on casework.side;
create policy casework_side_select on casework.side for select to app_runtime using (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_side_insert on casework.side;
create policy casework_side_insert on casework.side for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_side_update on casework.side;
create policy casework_side_update on casework.side for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_side_delete on casework.side;
drop policy if exists casework_side_never on casework.side;
create policy casework_side_never on casework.side as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or case_id in (select authz.cases_i_am_one_sided_in())));
drop policy if exists casework_side_seen_as on casework.side;
create policy casework_side_seen_as on casework.side as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
