-- Generated from the policy of casework.case_handover. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_case_handover_select on casework.case_handover;
create policy casework_case_handover_select on casework.case_handover for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or to_unit_code in (select authz.units_i_take_cases_over_in())
   or to_case_id in (select authz.cases_i_keep()));
drop policy if exists casework_case_handover_insert on casework.case_handover;
create policy casework_case_handover_insert on casework.case_handover for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_case_handover_update on casework.case_handover;
create policy casework_case_handover_update on casework.case_handover for update to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or to_unit_code in (select authz.units_i_take_cases_over_in())) with check (
   case_id in (select authz.cases_i_keep())
   or to_unit_code in (select authz.units_i_take_cases_over_in()));
drop policy if exists casework_case_handover_delete on casework.case_handover;
drop policy if exists casework_case_handover_never on casework.case_handover;
create policy casework_case_handover_never on casework.case_handover as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_case_handover_seen_as on casework.case_handover;
create policy casework_case_handover_seen_as on casework.case_handover as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
