-- Generated from the policy of casework.event. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_event_select on casework.event;
create policy casework_event_select on casework.event for select to app_runtime using (
   case_id in (select authz.cases_i_see()));
drop policy if exists casework_event_insert on casework.event;
create policy casework_event_insert on casework.event for insert to app_runtime with check (
   case_id in (select authz.cases_i_see()));
drop policy if exists casework_event_update on casework.event;
drop policy if exists casework_event_delete on casework.event;
drop policy if exists casework_event_never on casework.event;
create policy casework_event_never on casework.event as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
