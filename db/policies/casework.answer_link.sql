-- Generated from the policy of casework.answer_link. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_answer_link_select on casework.answer_link;
create policy casework_answer_link_select on casework.answer_link for select to app_runtime using (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_answer_link_insert on casework.answer_link;
create policy casework_answer_link_insert on casework.answer_link for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_answer_link_update on casework.answer_link;
create policy casework_answer_link_update on casework.answer_link for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_answer_link_delete on casework.answer_link;
drop policy if exists casework_answer_link_never on casework.answer_link;
create policy casework_answer_link_never on casework.answer_link as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_answer_link_seen_as on casework.answer_link;
create policy casework_answer_link_seen_as on casework.answer_link as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
