-- Generated from the policy of casework.archive_decision. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_archive_decision_select on casework.archive_decision;
create policy casework_archive_decision_select on casework.archive_decision for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists casework_archive_decision_insert on casework.archive_decision;
create policy casework_archive_decision_insert on casework.archive_decision for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep())
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_archive_decision_update on casework.archive_decision;
drop policy if exists casework_archive_decision_delete on casework.archive_decision;
drop policy if exists casework_archive_decision_never on casework.archive_decision;
create policy casework_archive_decision_never on casework.archive_decision as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_archive_decision_seen_as on casework.archive_decision;
create policy casework_archive_decision_seen_as on casework.archive_decision as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
