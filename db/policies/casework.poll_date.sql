-- Generated from the policy of casework.poll_date. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_poll_date_select on casework.poll_date;
create policy casework_poll_date_select on casework.poll_date for select to app_runtime using (
   exists (select from casework.date_poll p where p.case_id = casework.poll_date.case_id and p.id = casework.poll_date.poll_id)
   or poll_id in (select authz.polls_that_ask_me()));
drop policy if exists casework_poll_date_insert on casework.poll_date;
create policy casework_poll_date_insert on casework.poll_date for insert to app_runtime with check (
   exists (select from casework.date_poll p where p.case_id = casework.poll_date.case_id and p.id = casework.poll_date.poll_id));
drop policy if exists casework_poll_date_update on casework.poll_date;
drop policy if exists casework_poll_date_delete on casework.poll_date;
drop policy if exists casework_poll_date_never on casework.poll_date;
create policy casework_poll_date_never on casework.poll_date as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_poll_date_seen_as on casework.poll_date;
create policy casework_poll_date_seen_as on casework.poll_date as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or poll_id::text || '/' || no::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
