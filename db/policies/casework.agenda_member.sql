-- Generated from the policy of casework.agenda_member. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_agenda_member_select on casework.agenda_member;
create policy casework_agenda_member_select on casework.agenda_member for select to app_runtime using (
   exists (select from casework.agenda_line p where p.case_id = casework.agenda_member.case_id and p.id = casework.agenda_member.line_id));
drop policy if exists casework_agenda_member_insert on casework.agenda_member;
create policy casework_agenda_member_insert on casework.agenda_member for insert to app_runtime with check (
   exists (select from casework.agenda_line p where p.case_id = casework.agenda_member.case_id and p.id = casework.agenda_member.line_id));
drop policy if exists casework_agenda_member_update on casework.agenda_member;
drop policy if exists casework_agenda_member_delete on casework.agenda_member;
drop policy if exists casework_agenda_member_never on casework.agenda_member;
create policy casework_agenda_member_never on casework.agenda_member as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_agenda_member_seen_as on casework.agenda_member;
create policy casework_agenda_member_seen_as on casework.agenda_member as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
