-- Generated from the policy of casework.emergency. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_emergency_select on casework.emergency;
create policy casework_emergency_select on casework.emergency for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or person_id = (select authz.me()));
drop policy if exists casework_emergency_insert on casework.emergency;
drop policy if exists casework_emergency_update on casework.emergency;
create policy casework_emergency_update on casework.emergency for update to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or person_id = (select authz.me())) with check (
   case_id in (select authz.cases_i_keep())
   or person_id = (select authz.me()));
drop policy if exists casework_emergency_delete on casework.emergency;
drop policy if exists casework_emergency_never on casework.emergency;
create policy casework_emergency_never on casework.emergency as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_emergency_seen_as on casework.emergency;
create policy casework_emergency_seen_as on casework.emergency as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
