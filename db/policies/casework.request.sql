-- Generated from the policy of casework.request. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_request_select on casework.request;
create policy casework_request_select on casework.request for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or (case_id, asking_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or id in (select authz.requests_put_to_me()));
drop policy if exists casework_request_insert on casework.request;
create policy casework_request_insert on casework.request for insert to app_runtime with check (
   (case_id, asking_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_request_update on casework.request;
create policy casework_request_update on casework.request for update to app_runtime using (
   case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_request_delete on casework.request;
drop policy if exists casework_request_never on casework.request;
create policy casework_request_never on casework.request as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or id in (select authz.requests_shielded_from_me())));
drop policy if exists casework_request_seen_as on casework.request;
create policy casework_request_seen_as on casework.request as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
