-- A case taken over from paper: what was passed before is written down once, in the same moment as the case itself, and marked.
create function authz.cases_i_am_taking_over() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select k from authz.cases_i_keep() k
  where exists (select from casework.visit v where v.case_id = k and v.no = 1 and v.from_paper is not null
                and v.made_by = (select authz.me()) and v.entered_at = authz.now()) $$;
comment on function authz.cases_i_am_taking_over is 'Relation: a case that I keep and take over from paper in this very act. Its steps of passed stages may be anybody''s.';

-- Only codes of cases that I keep myself: nobody learns from a number whether somebody else works with the person.
create function casework.cases_of_same_people(in_case uuid) returns setof text
  language sql stable security definer set search_path = '' rows 5 as $$
  select distinct o.code from casework.secret mine
  join casework.secret other on other.digest = mine.digest and other.case_id <> mine.case_id
  join casework.case o on o.id = other.case_id and o.closed_on is null
  where mine.case_id = in_case
    and in_case in (select authz.cases_i_keep()) and o.id in (select authz.cases_i_keep()) order by 1 $$;
comment on function casework.cases_of_same_people is 'Codes of other open cases that I keep and in which a person of this case stands, by PESEL.';

revoke execute on function authz.cases_i_am_taking_over, casework.cases_of_same_people from public;
grant execute on function authz.cases_i_am_taking_over, casework.cases_of_same_people to app_runtime;
