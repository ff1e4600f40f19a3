-- Generated from the policy of casework.subject. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_subject_select on casework.subject;
create policy casework_subject_select on casework.subject for select to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in())
   or case_id in (select authz.cases_i_opened_in_emergency())
   or case_id in (select f.case_id from authz.cases_under_inspection() f));
drop policy if exists casework_subject_insert on casework.subject;
create policy casework_subject_insert on casework.subject for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_i_just_began()));
drop policy if exists casework_subject_update on casework.subject;
create policy casework_subject_update on casework.subject for update to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_consents_i_may_record())) with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_consents_i_may_record()));
drop policy if exists casework_subject_delete on casework.subject;
drop policy if exists casework_subject_never on casework.subject;
create policy casework_subject_never on casework.subject as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_subject_seen_as on casework.subject;
create policy casework_subject_seen_as on casework.subject as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
