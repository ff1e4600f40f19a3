-- Generated from the policy of casework.secret. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_secret_select on casework.secret;
drop policy if exists casework_secret_insert on casework.secret;
create policy casework_secret_insert on casework.secret for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_secret_update on casework.secret;
drop policy if exists casework_secret_delete on casework.secret;
drop policy if exists casework_secret_never on casework.secret;
create policy casework_secret_never on casework.secret as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
