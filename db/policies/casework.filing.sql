-- Generated from the policy of casework.filing. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_filing_select on casework.filing;
create policy casework_filing_select on casework.filing for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists casework_filing_insert on casework.filing;
create policy casework_filing_insert on casework.filing for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_filing_update on casework.filing;
drop policy if exists casework_filing_delete on casework.filing;
drop policy if exists casework_filing_never on casework.filing;
create policy casework_filing_never on casework.filing as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_filing_seen_as on casework.filing;
create policy casework_filing_seen_as on casework.filing as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
