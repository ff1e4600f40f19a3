-- Generated from the policy of casework.consent. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_consent_select on casework.consent;
create policy casework_consent_select on casework.consent for select to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_consent_insert on casework.consent;
create policy casework_consent_insert on casework.consent for insert to app_runtime with check (
   case_id in (select authz.cases_whose_consents_i_may_record()));
drop policy if exists casework_consent_update on casework.consent;
create policy casework_consent_update on casework.consent for update to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_consents_i_may_record())) with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_consents_i_may_record()));
drop policy if exists casework_consent_delete on casework.consent;
drop policy if exists casework_consent_never on casework.consent;
create policy casework_consent_never on casework.consent as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_consent_seen_as on casework.consent;
create policy casework_consent_seen_as on casework.consent as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
