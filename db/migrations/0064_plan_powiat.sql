-- The fairest use of what there is over all waiting families of a powiat, and decisions that are compared with a proposal for many.
create function authz.powiats_whose_cases_i_keep() returns setof text
  language sql stable security definer set search_path = '' rows 1 as $$
  select distinct pg_catalog.left(u, 4) from authz.units_whose_cases_i_keep() u $$;
comment on function authz.powiats_whose_cases_i_keep is 'Relation: powiats some of whose cases I keep.';

create function authz.fair_proposals_i_made() returns setof uuid
  language sql stable security definer set search_path = '' rows 10 as $$
  select f.id from casework.fair_proposal f
  where f.made_by = authz.me() and pg_catalog.left(f.unit_code, 4) in (select authz.powiats_whose_cases_i_keep()) $$;
comment on function authz.fair_proposals_i_made is 'Relation: proposals for many families that I asked for, as long as I keep cases in that powiat.';

create function casework.waiting_beside(in_powiat text) returns bigint
  language sql stable security definer set search_path = '' as $$
  select case when in_powiat in (select authz.powiats_whose_cases_i_keep()) then (
    select count(*) / 5 * 5 from casework.case c
    where pg_catalog.left(c.unit_code, 4) = in_powiat and c.closed_on is null
      and c.id not in (select authz.cases_i_keep()) and c.id not in (select authz.cases_denied_to_me())
      and exists (select from casework.need n where n.case_id = c.id and n.ended_on is null)) end $$;
comment on function casework.waiting_beside is 'How many open cases of a powiat in which a need stands are kept by others, in steps of five and nothing under five; for those who keep cases there.';

alter table casework.need_decision add column fair_proposal_id uuid references casework.fair_proposal;
comment on column casework.need_decision.fair_proposal_id is 'The proposal for many families that the decision is compared with; none where it is that for the family alone.';
create index need_decision_fair on casework.need_decision (fair_proposal_id);

revoke execute on function authz.powiats_whose_cases_i_keep, authz.fair_proposals_i_made, casework.waiting_beside from public;
grant execute on function authz.powiats_whose_cases_i_keep, authz.fair_proposals_i_made, casework.waiting_beside to app_runtime;
