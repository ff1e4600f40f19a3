-- Generated from the policy of casework.informant_mark. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_informant_mark_select on casework.informant_mark;
create policy casework_informant_mark_select on casework.informant_mark for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_informant_mark_insert on casework.informant_mark;
create policy casework_informant_mark_insert on casework.informant_mark for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_informant_mark_update on casework.informant_mark;
create policy casework_informant_mark_update on casework.informant_mark for update to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)) with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_informant_mark_delete on casework.informant_mark;
drop policy if exists casework_informant_mark_never on casework.informant_mark;
create policy casework_informant_mark_never on casework.informant_mark as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_informant_mark_seen_as on casework.informant_mark;
create policy casework_informant_mark_seen_as on casework.informant_mark as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
