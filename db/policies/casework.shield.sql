-- Generated from the policy of casework.shield. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_shield_select on casework.shield;
create policy casework_shield_select on casework.shield for select to app_runtime using (
   id in (select authz.shields_open_to_me()));
drop policy if exists casework_shield_insert on casework.shield;
drop policy if exists casework_shield_update on casework.shield;
create policy casework_shield_update on casework.shield for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_shield_delete on casework.shield;
drop policy if exists casework_shield_never on casework.shield;
create policy casework_shield_never on casework.shield as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_shield_seen_as on casework.shield;
create policy casework_shield_seen_as on casework.shield as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
