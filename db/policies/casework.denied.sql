-- Generated from the policy of casework.denied. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_denied_select on casework.denied;
create policy casework_denied_select on casework.denied for select to app_runtime using (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_denied_insert on casework.denied;
create policy casework_denied_insert on casework.denied for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_denied_update on casework.denied;
create policy casework_denied_update on casework.denied for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_denied_delete on casework.denied;
drop policy if exists casework_denied_never on casework.denied;
drop policy if exists casework_denied_seen_as on casework.denied;
create policy casework_denied_seen_as on casework.denied as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
