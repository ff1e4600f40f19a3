-- Generated from the policy of casework.legal_hold. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_legal_hold_select on casework.legal_hold;
create policy casework_legal_hold_select on casework.legal_hold for select to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists casework_legal_hold_insert on casework.legal_hold;
create policy casework_legal_hold_insert on casework.legal_hold for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep())
   or institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists casework_legal_hold_update on casework.legal_hold;
create policy casework_legal_hold_update on casework.legal_hold for update to app_runtime using (
   case_id in (select authz.cases_i_keep())
   or institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())) with check (
   case_id in (select authz.cases_i_keep())
   or institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists casework_legal_hold_delete on casework.legal_hold;
drop policy if exists casework_legal_hold_never on casework.legal_hold;
create policy casework_legal_hold_never on casework.legal_hold as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_legal_hold_seen_as on casework.legal_hold;
create policy casework_legal_hold_seen_as on casework.legal_hold as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
