-- Generated from the policy of casework.apart. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_apart_select on casework.apart;
create policy casework_apart_select on casework.apart for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.apart.case_id and p.id = casework.apart.item_id));
drop policy if exists casework_apart_insert on casework.apart;
create policy casework_apart_insert on casework.apart for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_apart_update on casework.apart;
create policy casework_apart_update on casework.apart for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_apart_delete on casework.apart;
drop policy if exists casework_apart_never on casework.apart;
create policy casework_apart_never on casework.apart as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or case_id in (select authz.cases_i_am_one_sided_in())));
drop policy if exists casework_apart_seen_as on casework.apart;
create policy casework_apart_seen_as on casework.apart as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
