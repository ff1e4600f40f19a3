-- Generated from the policy of casework.fair_line. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_fair_line_select on casework.fair_line;
create policy casework_fair_line_select on casework.fair_line for select to app_runtime using (
   exists (select from casework.need p where p.case_id = casework.fair_line.case_id and p.id = casework.fair_line.need_id));
drop policy if exists casework_fair_line_insert on casework.fair_line;
create policy casework_fair_line_insert on casework.fair_line for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_fair_line_update on casework.fair_line;
drop policy if exists casework_fair_line_delete on casework.fair_line;
drop policy if exists casework_fair_line_never on casework.fair_line;
create policy casework_fair_line_never on casework.fair_line as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
