-- Generated from the policy of casework.seat. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_seat_select on casework.seat;
create policy casework_seat_select on casework.seat for select to app_runtime using (
   case_id in (select authz.cases_i_see())
   or person_id = (select authz.me()));
drop policy if exists casework_seat_insert on casework.seat;
create policy casework_seat_insert on casework.seat for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_i_just_opened()));
drop policy if exists casework_seat_update on casework.seat;
create policy casework_seat_update on casework.seat for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_seat_delete on casework.seat;
drop policy if exists casework_seat_never on casework.seat;
create policy casework_seat_never on casework.seat as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
