-- Generated from the policy of notices.calendar_link. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists notices_calendar_link_select on notices.calendar_link;
create policy notices_calendar_link_select on notices.calendar_link for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists notices_calendar_link_insert on notices.calendar_link;
create policy notices_calendar_link_insert on notices.calendar_link for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists notices_calendar_link_update on notices.calendar_link;
create policy notices_calendar_link_update on notices.calendar_link for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists notices_calendar_link_delete on notices.calendar_link;
drop policy if exists notices_calendar_link_never on notices.calendar_link;
drop policy if exists notices_calendar_link_seen_as on notices.calendar_link;
create policy notices_calendar_link_seen_as on notices.calendar_link as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
