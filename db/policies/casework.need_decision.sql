-- Generated from the policy of casework.need_decision. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_need_decision_select on casework.need_decision;
create policy casework_need_decision_select on casework.need_decision for select to app_runtime using (
   exists (select from casework.need p where p.case_id = casework.need_decision.case_id and p.id = casework.need_decision.need_id));
drop policy if exists casework_need_decision_insert on casework.need_decision;
create policy casework_need_decision_insert on casework.need_decision for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_need_decision_update on casework.need_decision;
drop policy if exists casework_need_decision_delete on casework.need_decision;
drop policy if exists casework_need_decision_never on casework.need_decision;
create policy casework_need_decision_never on casework.need_decision as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
