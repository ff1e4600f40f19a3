-- Generated from the policy of casework.form_draft. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_form_draft_select on casework.form_draft;
create policy casework_form_draft_select on casework.form_draft for select to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_form_draft_insert on casework.form_draft;
create policy casework_form_draft_insert on casework.form_draft for insert to app_runtime with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_form_draft_update on casework.form_draft;
create policy casework_form_draft_update on casework.form_draft for update to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)) with check (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_form_draft_delete on casework.form_draft;
create policy casework_form_draft_delete on casework.form_draft for delete to app_runtime using (
   (case_id, institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_form_draft_never on casework.form_draft;
create policy casework_form_draft_never on casework.form_draft as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or form_instance_id in (select authz.drafts_shielded_from_me())));
drop policy if exists casework_form_draft_seen_as on casework.form_draft;
create policy casework_form_draft_seen_as on casework.form_draft as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
