-- Generated from the policy of casework.emergency_review. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_emergency_review_select on casework.emergency_review;
create policy casework_emergency_review_select on casework.emergency_review for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_i_audit()));
drop policy if exists casework_emergency_review_insert on casework.emergency_review;
create policy casework_emergency_review_insert on casework.emergency_review for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_i_audit()));
drop policy if exists casework_emergency_review_update on casework.emergency_review;
drop policy if exists casework_emergency_review_delete on casework.emergency_review;
drop policy if exists casework_emergency_review_never on casework.emergency_review;
create policy casework_emergency_review_never on casework.emergency_review as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_emergency_review_seen_as on casework.emergency_review;
create policy casework_emergency_review_seen_as on casework.emergency_review as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
