-- Generated from the policy of casework.acceptance. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_acceptance_select on casework.acceptance;
create policy casework_acceptance_select on casework.acceptance for select to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in())
   or (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f));
drop policy if exists casework_acceptance_insert on casework.acceptance;
create policy casework_acceptance_insert on casework.acceptance for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep()));
drop policy if exists casework_acceptance_update on casework.acceptance;
drop policy if exists casework_acceptance_delete on casework.acceptance;
drop policy if exists casework_acceptance_never on casework.acceptance;
create policy casework_acceptance_never on casework.acceptance as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_acceptance_seen_as on casework.acceptance;
create policy casework_acceptance_seen_as on casework.acceptance as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
