-- What institutions without accounts do on paper, and who writes it down (FORMAT.md, section 9, Without an account).

create function authz.forms_i_may_record() returns table (case_id uuid, form text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 20 as $$
  select distinct c.id, g.element, t.institution_id
  from authz.cases_i_keep() mine join casework.case c on c.id = mine
  join casework.seat t on t.case_id = c.id and authz.on_day(t.from_on, t.until_on)
  join model.granted g on g.version_id = c.version_id and g.role = t.role and g.kind = 'form'
  -- one by one: there are few in a case, and many in the country
  where not (select i.has_accounts from institutions.institution i where i.id = t.institution_id) $$;
comment on function authz.forms_i_may_record is 'Relation: in cases I keep, forms that an institution of the team without accounts fills in on paper, and which I write down for it.';
revoke execute on function authz.forms_i_may_record from public;
grant execute on function authz.forms_i_may_record to app_runtime;

alter table institutions.agreement add column how text check (how in ('paper', 'by_hand', 'letter', 'conversation_noted'));
comment on column institutions.agreement.how is 'How it came from somebody without an account to the worker who recorded it; empty for what people with accounts signed themselves.';

-- A statement and a nomination are also needed by people who sit in no team: workers of single cases, and whoever joins later.
create function authz.statements_i_may_sign() returns table (body_id uuid, kind text)
  language sql stable security definer set search_path = '' rows 4 as $$
  select b, 'confidentiality' from authz.bodies_i_sit_in() b
  union
  select a.body_id, 'confidentiality' from institutions.agreement_party p join institutions.agreement a on a.id = p.agreement_id
  where p.institution_id in (select authz.institutions_i_work_in()) and a.body_id is not null
    and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a) $$;
comment on function authz.statements_i_may_sign is 'Relation: teams in which I, or an institution I work in, take part, so that my statement of confidentiality is taken there.';

create function authz.nominations_i_may_make() returns table (body_id uuid, kind text)
  language sql stable security definer set search_path = '' rows 4 as $$
  select a.body_id, 'nomination' from institutions.agreement_party p join institutions.agreement a on a.id = p.agreement_id
  where p.institution_id in (select authz.institutions_i_head()) and a.body_id is not null
    and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a) $$;
comment on function authz.nominations_i_may_make is 'Relation: teams in which an institution I head takes part, so that I may name people for its cases.';
revoke execute on function authz.statements_i_may_sign, authz.nominations_i_may_make from public;
grant execute on function authz.statements_i_may_sign, authz.nominations_i_may_make to app_runtime;
