-- Generated from the policy of casework.fair_proposal. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_fair_proposal_select on casework.fair_proposal;
create policy casework_fair_proposal_select on casework.fair_proposal for select to app_runtime using (
   unit_code in (select authz.units_whose_cases_i_keep())
   or id in (select authz.fair_proposals_i_made()));
drop policy if exists casework_fair_proposal_insert on casework.fair_proposal;
create policy casework_fair_proposal_insert on casework.fair_proposal for insert to app_runtime with check (
   unit_code in (select authz.units_whose_cases_i_keep())
   or unit_code in (select authz.powiats_whose_cases_i_keep()));
drop policy if exists casework_fair_proposal_update on casework.fair_proposal;
drop policy if exists casework_fair_proposal_delete on casework.fair_proposal;
drop policy if exists casework_fair_proposal_never on casework.fair_proposal;
drop policy if exists casework_fair_proposal_seen_as on casework.fair_proposal;
create policy casework_fair_proposal_seen_as on casework.fair_proposal as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
