-- Generated from the policy of casework.letter_template. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_letter_template_select on casework.letter_template;
create policy casework_letter_template_select on casework.letter_template for select to app_runtime using (
   institution_id in (select authz.institutions_i_work_in()));
drop policy if exists casework_letter_template_insert on casework.letter_template;
create policy casework_letter_template_insert on casework.letter_template for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_letter_template_update on casework.letter_template;
create policy casework_letter_template_update on casework.letter_template for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())) with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_letter_template_delete on casework.letter_template;
drop policy if exists casework_letter_template_never on casework.letter_template;
drop policy if exists casework_letter_template_seen_as on casework.letter_template;
create policy casework_letter_template_seen_as on casework.letter_template as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
