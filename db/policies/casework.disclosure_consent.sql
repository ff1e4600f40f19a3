-- Generated from the policy of casework.disclosure_consent. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_disclosure_consent_select on casework.disclosure_consent;
create policy casework_disclosure_consent_select on casework.disclosure_consent for select to app_runtime using (
   exists (select from casework.disclosure p where p.id = casework.disclosure_consent.disclosure_id));
drop policy if exists casework_disclosure_consent_insert on casework.disclosure_consent;
create policy casework_disclosure_consent_insert on casework.disclosure_consent for insert to app_runtime with check (
   disclosure_id in (select authz.disclosures_i_gave()));
drop policy if exists casework_disclosure_consent_update on casework.disclosure_consent;
drop policy if exists casework_disclosure_consent_delete on casework.disclosure_consent;
drop policy if exists casework_disclosure_consent_never on casework.disclosure_consent;
create policy casework_disclosure_consent_never on casework.disclosure_consent as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_disclosure_consent_seen_as on casework.disclosure_consent;
create policy casework_disclosure_consent_seen_as on casework.disclosure_consent as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or disclosure_id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
