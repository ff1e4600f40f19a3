-- Generated from the policy of casework.given_outside. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_given_outside_select on casework.given_outside;
create policy casework_given_outside_select on casework.given_outside for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or (case_id, shown_category) in (select f.case_id, f.category from authz.ordinary_categories_of_cases_i_keep() f));
drop policy if exists casework_given_outside_insert on casework.given_outside;
create policy casework_given_outside_insert on casework.given_outside for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_given_outside_update on casework.given_outside;
drop policy if exists casework_given_outside_delete on casework.given_outside;
drop policy if exists casework_given_outside_never on casework.given_outside;
create policy casework_given_outside_never on casework.given_outside as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_given_outside_seen_as on casework.given_outside;
create policy casework_given_outside_seen_as on casework.given_outside as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
