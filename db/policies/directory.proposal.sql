-- Generated from the policy of directory.proposal. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_proposal_select on directory.proposal;
create policy directory_proposal_select on directory.proposal for select to app_runtime using (
   service_id in (select authz.services_i_keep()));
drop policy if exists directory_proposal_insert on directory.proposal;
drop policy if exists directory_proposal_update on directory.proposal;
create policy directory_proposal_update on directory.proposal for update to app_runtime using (
   service_id in (select authz.services_i_keep())) with check (
   service_id in (select authz.services_i_keep()));
drop policy if exists directory_proposal_delete on directory.proposal;
drop policy if exists directory_proposal_never on directory.proposal;
