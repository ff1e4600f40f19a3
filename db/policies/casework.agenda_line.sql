-- Generated from the policy of casework.agenda_line. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_agenda_line_select on casework.agenda_line;
create policy casework_agenda_line_select on casework.agenda_line for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.agenda_line.case_id and p.id = casework.agenda_line.item_id));
drop policy if exists casework_agenda_line_insert on casework.agenda_line;
create policy casework_agenda_line_insert on casework.agenda_line for insert to app_runtime with check (
   exists (select from casework.item p where p.case_id = casework.agenda_line.case_id and p.id = casework.agenda_line.item_id));
drop policy if exists casework_agenda_line_update on casework.agenda_line;
create policy casework_agenda_line_update on casework.agenda_line for update to app_runtime using (
   case_id in (select authz.forms_of_cases_i_work_in())) with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_agenda_line_delete on casework.agenda_line;
drop policy if exists casework_agenda_line_never on casework.agenda_line;
create policy casework_agenda_line_never on casework.agenda_line as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_agenda_line_seen_as on casework.agenda_line;
create policy casework_agenda_line_seen_as on casework.agenda_line as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
