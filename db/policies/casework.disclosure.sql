-- Generated from the policy of casework.disclosure. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_disclosure_select on casework.disclosure;
create policy casework_disclosure_select on casework.disclosure for select to app_runtime using (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or id in (select authz.disclosures_to_me())
   or (case_id, recipient_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or (case_id, category) in (select f.case_id, f.category from authz.ordinary_categories_of_cases_i_keep() f));
drop policy if exists casework_disclosure_insert on casework.disclosure;
create policy casework_disclosure_insert on casework.disclosure for insert to app_runtime with check (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_disclosure_update on casework.disclosure;
create policy casework_disclosure_update on casework.disclosure for update to app_runtime using (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)) with check (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_disclosure_delete on casework.disclosure;
drop policy if exists casework_disclosure_never on casework.disclosure;
create policy casework_disclosure_never on casework.disclosure as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_disclosure_seen_as on casework.disclosure;
create policy casework_disclosure_seen_as on casework.disclosure as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
