-- Generated from the policy of casework.extract. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_extract_select on casework.extract;
create policy casework_extract_select on casework.extract for select to app_runtime using (
   disclosure_id in (select authz.disclosures_i_gave())
   or disclosure_id in (select authz.disclosures_to_me()));
drop policy if exists casework_extract_insert on casework.extract;
create policy casework_extract_insert on casework.extract for insert to app_runtime with check (
   disclosure_id in (select authz.disclosures_i_gave()));
drop policy if exists casework_extract_update on casework.extract;
drop policy if exists casework_extract_delete on casework.extract;
drop policy if exists casework_extract_never on casework.extract;
create policy casework_extract_never on casework.extract as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or disclosure_id in (select authz.extracts_shielded_from_me())));
drop policy if exists casework_extract_seen_as on casework.extract;
create policy casework_extract_seen_as on casework.extract as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or disclosure_id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
