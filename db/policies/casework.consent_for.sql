-- Generated from the policy of casework.consent_for. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_consent_for_select on casework.consent_for;
create policy casework_consent_for_select on casework.consent_for for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.consent_for.case_id and p.id = casework.consent_for.item_id));
drop policy if exists casework_consent_for_insert on casework.consent_for;
create policy casework_consent_for_insert on casework.consent_for for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_consents_i_may_record()));
drop policy if exists casework_consent_for_update on casework.consent_for;
create policy casework_consent_for_update on casework.consent_for for update to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_consents_i_may_record())) with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_consents_i_may_record()));
drop policy if exists casework_consent_for_delete on casework.consent_for;
drop policy if exists casework_consent_for_never on casework.consent_for;
create policy casework_consent_for_never on casework.consent_for as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
