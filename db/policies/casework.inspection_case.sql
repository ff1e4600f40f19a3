-- Generated from the policy of casework.inspection_case. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_inspection_case_select on casework.inspection_case;
create policy casework_inspection_case_select on casework.inspection_case for select to app_runtime using (
   institution_id in (select authz.institutions_i_head_or_protect())
   or (case_id, inspection_id) in (select f.case_id, f.inspection_id from authz.cases_under_inspection() f)
   or case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_i_audit()));
drop policy if exists casework_inspection_case_insert on casework.inspection_case;
create policy casework_inspection_case_insert on casework.inspection_case for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_inspection_case_update on casework.inspection_case;
drop policy if exists casework_inspection_case_delete on casework.inspection_case;
drop policy if exists casework_inspection_case_never on casework.inspection_case;
create policy casework_inspection_case_never on casework.inspection_case as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_inspection_case_seen_as on casework.inspection_case;
create policy casework_inspection_case_seen_as on casework.inspection_case as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
