-- Generated from the policy of casework.clock_notice. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_clock_notice_select on casework.clock_notice;
create policy casework_clock_notice_select on casework.clock_notice for select to app_runtime using (
   case_id in (select authz.cases_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists casework_clock_notice_insert on casework.clock_notice;
create policy casework_clock_notice_insert on casework.clock_notice for insert to app_runtime with check (
   (case_id, by_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or (select authz.acting_as('worker')));
drop policy if exists casework_clock_notice_update on casework.clock_notice;
drop policy if exists casework_clock_notice_delete on casework.clock_notice;
drop policy if exists casework_clock_notice_never on casework.clock_notice;
create policy casework_clock_notice_never on casework.clock_notice as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
