-- Generated from the policy of casework.bundle. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_bundle_select on casework.bundle;
create policy casework_bundle_select on casework.bundle for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_bundle_insert on casework.bundle;
create policy casework_bundle_insert on casework.bundle for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_bundle_update on casework.bundle;
create policy casework_bundle_update on casework.bundle for update to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)) with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_bundle_delete on casework.bundle;
drop policy if exists casework_bundle_never on casework.bundle;
create policy casework_bundle_never on casework.bundle as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or institution_id in (select authz.institutions_i_protect())
   or (case_id, id) in (select f.case_id, f.bundle_id from authz.bundles_closed_to_me() f)));
drop policy if exists casework_bundle_seen_as on casework.bundle;
create policy casework_bundle_seen_as on casework.bundle as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
