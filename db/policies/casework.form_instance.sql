-- Generated from the policy of casework.form_instance. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_form_instance_select on casework.form_instance;
create policy casework_form_instance_select on casework.form_instance for select to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_form_instance_insert on casework.form_instance;
create policy casework_form_instance_insert on casework.form_instance for insert to app_runtime with check (
   (case_id, form, institution_id) in (select f.case_id, f.form, f.institution_id from authz.forms_i_may_fill() f)
   or (case_id, form, institution_id) in (select f.case_id, f.form, f.institution_id from authz.forms_i_may_record() f));
drop policy if exists casework_form_instance_update on casework.form_instance;
create policy casework_form_instance_update on casework.form_instance for update to app_runtime using (
   (case_id, form, institution_id) in (select f.case_id, f.form, f.institution_id from authz.forms_i_may_fill() f)
   or (case_id, form, institution_id) in (select f.case_id, f.form, f.institution_id from authz.forms_i_may_record() f)) with check (
   (case_id, form, institution_id) in (select f.case_id, f.form, f.institution_id from authz.forms_i_may_fill() f)
   or (case_id, form, institution_id) in (select f.case_id, f.form, f.institution_id from authz.forms_i_may_record() f));
drop policy if exists casework_form_instance_delete on casework.form_instance;
drop policy if exists casework_form_instance_never on casework.form_instance;
create policy casework_form_instance_never on casework.form_instance as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_form_instance_seen_as on casework.form_instance;
create policy casework_form_instance_seen_as on casework.form_instance as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
