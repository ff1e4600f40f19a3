-- Generated from the policy of casework.sharing_consent. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_sharing_consent_select on casework.sharing_consent;
create policy casework_sharing_consent_select on casework.sharing_consent for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or id in (select authz.ordinary_consents_i_keep()));
drop policy if exists casework_sharing_consent_insert on casework.sharing_consent;
create policy casework_sharing_consent_insert on casework.sharing_consent for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_sharing_consent_update on casework.sharing_consent;
create policy casework_sharing_consent_update on casework.sharing_consent for update to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or id in (select authz.ordinary_consents_i_keep())) with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or id in (select authz.ordinary_consents_i_keep()));
drop policy if exists casework_sharing_consent_delete on casework.sharing_consent;
drop policy if exists casework_sharing_consent_never on casework.sharing_consent;
create policy casework_sharing_consent_never on casework.sharing_consent as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_sharing_consent_seen_as on casework.sharing_consent;
create policy casework_sharing_consent_seen_as on casework.sharing_consent as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
