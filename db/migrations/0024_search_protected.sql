-- What a keyed digest of a PESEL may be asked, and what becomes of masked values whose key was lost.

create function casework.people_with_number(in_digest bytea) returns table (case_id uuid, subject_id uuid)
  language sql stable security definer set search_path = '' rows 5 as $$
  select s.case_id, s.subject_id from casework.secret s
  where s.digest = in_digest and s.given_up_at is null and s.case_id in (select authz.cases_i_keep())
    and not authz.names_hidden() and not authz.looks_as_another() $$;
comment on function casework.people_with_number is 'Persons of cases I keep who have this PESEL; nobody on a shared screen. Whoever may not read a number learns nothing by guessing it.';

-- Only codes of cases that I keep myself: nobody learns from a number whether somebody else works with the person. A page about one case
-- narrows every relation to it, and this asks about the others.
create function casework.other_cases_of_person(in_subject uuid) returns table (case_id uuid, code text)
  language plpgsql stable security definer set search_path = '' rows 5 as $$
declare
  page constant text := coalesce(pg_catalog.current_setting('app.case_id', true), '');
begin
  perform pg_catalog.set_config('app.case_id', '', true);
  return query
    select distinct o.id, o.code from casework.secret mine
    join casework.secret other on other.digest = mine.digest and other.case_id <> mine.case_id and other.given_up_at is null
    join casework.case o on o.id = other.case_id and o.closed_on is null
    where mine.subject_id = in_subject and mine.given_up_at is null
      and mine.case_id in (select authz.cases_i_keep()) and o.id in (select authz.cases_i_keep())
      and not authz.names_hidden() and not authz.looks_as_another() order by 2;
  perform pg_catalog.set_config('app.case_id', page, true);
end $$;
comment on function casework.other_cases_of_person is 'Other open cases that I keep and in which this person stands, by PESEL; none on a shared screen.';

create function casework.secrets_of_other_key(in_mark bytea) returns integer
  language sql stable security definer set search_path = '' as $$
  select count(*)::integer from casework.secret s
  where s.sealed_by <> in_mark and s.given_up_at is null and authz.acting_as('setup') $$;
comment on function casework.secrets_of_other_key is 'How many masked values another key of the installation sealed, for the program while it starts.';

create function casework.give_up_secrets_of_other_key(in_mark bytea) returns integer
  language plpgsql security definer set search_path = '' as $$
declare
  lost casework.secret;
  n integer := 0;
begin
  if not authz.acting_as('setup') then return 0; end if;
  for lost in
    update casework.secret s set given_up_at = authz.now()
    where s.sealed_by <> in_mark and s.given_up_at is null returning s.*
  loop
    -- That something is shielded is told by no fact of the case.
    perform platform.record_fact('case', case when lost.kind = 'pesel' then lost.case_id else lost.id end, 'casework.secret.given_up',
      pg_catalog.jsonb_build_object('subject', lost.subject_id, 'kind', lost.kind), null);
    n := n + 1;
  end loop;
  return n;
end $$;
comment on function casework.give_up_secrets_of_other_key is 'Marks masked values that a lost key sealed as given up, each on the record of its case, so that they can be entered again.';

revoke execute on function casework.people_with_number, casework.other_cases_of_person, casework.secrets_of_other_key,
  casework.give_up_secrets_of_other_key from public;
grant execute on function casework.people_with_number, casework.other_cases_of_person, casework.secrets_of_other_key,
  casework.give_up_secrets_of_other_key to app_runtime;

-- Who was given a place in a case, or has one in every case by a role, and has not promised confidentiality yet meets nothing of the case. They
-- are told what is missing, not where: a team, no case.
create function casework.statements_my_seats_wait_for() returns setof uuid
  language sql stable security definer set search_path = '' rows 2 as $$
  with held as materialized (
    select distinct h.institution_id, h.role, c.version_id, c.unit_code
    from authz.seats_held_by(authz.me()) h join casework.case c on c.id = h.case_id and c.closed_on is null
    where not exists (select from casework.denied d where d.case_id = c.id and d.person_id = authz.me() and d.lifted_at is null)
  ),
  needed as materialized (
    select distinct h.institution_id, h.unit_code, t.element, v.model_id
    from held h join model.version v on v.id = h.version_id
    join model.role r on r.version_id = v.id and r.role = h.role and r.sees in ('names', 'coded', 'own_tasks')
    join model.agreement_type t on t.version_id = v.id and t.kind = 'confidentiality' and t.element = any (r.needs)
  ),
  -- the same for all cases of an institution, and asked once
  lacking as materialized (
    select n.institution_id, n.element, n.model_id
    from (select distinct institution_id, element, model_id from needed) n
    where authz.employed_at(authz.me(), n.institution_id)
      and not authz.needs_met(authz.me(), n.institution_id, array[n.element], n.model_id)
  )
  select distinct b.id
  from lacking l join needed n on n.institution_id = l.institution_id and n.element = l.element and n.model_id = l.model_id
  join teams.body b on b.unit_code in (n.unit_code, left(n.unit_code, 4)) and b.id in (select s.body_id from authz.statements_i_may_sign() s)
  join model.version bv on bv.id = b.version_id and bv.model_id = n.model_id $$;
comment on function casework.statements_my_seats_wait_for is 'Teams to which I may give the statement of confidentiality without which a place of mine in a case does not work. Names no case.';
revoke execute on function casework.statements_my_seats_wait_for from public;
grant execute on function casework.statements_my_seats_wait_for to app_runtime;
