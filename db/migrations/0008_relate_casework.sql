-- Relations of a person to cases and their content. Definer functions of the owner role, evaluated once per statement.

create function authz.agreement_holds(in_agreement uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select in_agreement is null or exists (select from institutions.agreement a where a.id = in_agreement and authz.agreement_in_force(a)) $$;
comment on function authz.agreement_holds is 'What rests on an agreement ends with it; what rests on nothing of the kind stays.';

create function authz.has_own_tasks(in_case uuid, inst uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from casework.plan_action a join casework.plan p on p.id = a.plan_id
                 where a.case_id = in_case and a.responsible_institution_id = inst and a.state = 'open' and p.state in ('proposed', 'active'))
      or exists (select from casework.task t where t.case_id = in_case and t.institution_id = inst and t.state = 'open')
      or exists (select from casework.basket_item b where b.case_id = in_case and b.provider_institution_id = inst and b.current
                 and b.state not in ('refused', 'confirmed')) $$;
comment on function authz.has_own_tasks is 'The institution has something to do in the case: what opens a seat that sees only own tasks.';

-- A seat works while its dates and the employment hold, and while every agreement its role needs is in force. At the institution that
-- keeps the case only the statement of confidentiality counts: the end of a project never closes an institution's own files.
create function authz.seats_of(p uuid) returns table (case_id uuid, institution_id uuid, role text, sees text, keeper boolean)
  language sql stable security definer set search_path = '' rows 60 as $$
  with held as (
    select s.case_id, s.institution_id, s.role from casework.seat s
    where s.person_id = p and authz.on_day(s.from_on, s.until_on)
      and (authz.scope() is null or s.case_id = authz.scope())
    union
    select c.id, m.institution_id, m.role
    from teams.membership m
    join casework.case c on (m.unit_code = c.unit_code or m.unit_code = left(c.unit_code, 4))
    join model.version v on v.id = c.version_id and v.model_id = m.model_id
    join model.role r on r.version_id = v.id and r.role = m.role and r.every_case
    where m.person_id = p and authz.on_day(m.from_on, m.until_on)
      and (authz.scope() is null or c.id = authz.scope())
  )
  select h.case_id, h.institution_id, h.role, r.sees, c.owner_institution_id = h.institution_id
  from held h
  join casework.case c on c.id = h.case_id
  join model.version v on v.id = c.version_id
  join model.role r on r.version_id = c.version_id and r.role = h.role
  where r.sees in ('names', 'coded', 'own_tasks')
    and (r.sees <> 'own_tasks' or authz.has_own_tasks(h.case_id, h.institution_id))
    and exists (select from institutions.employment e
                where e.person_id = p and e.institution_id = h.institution_id and authz.on_day(e.from_on, e.until_on))
    and authz.needs_met(p, h.institution_id,
          case when c.owner_institution_id = h.institution_id
            then array(select t.element from model.agreement_type t where t.version_id = v.id and t.kind = 'confidentiality' and t.element = any (r.needs))
            else r.needs end, v.model_id)
    and not exists (select from casework.denied d where d.person_id = p and d.case_id = h.case_id) $$;
comment on function authz.seats_of is 'The seats of a person that work today, explicit ones and those a role of the model gives in every case of its gmina.';

create function authz.seats_i_hold() returns table (case_id uuid, institution_id uuid, role text, sees text, keeper boolean)
  language sql stable security definer set search_path = '' rows 60 as $$ select * from authz.seats_of((select authz.me())) $$;
comment on function authz.seats_i_hold is 'Relation: my working seats.';

create function authz.cases_i_see() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$ select s.case_id from authz.seats_i_hold() s $$;
comment on function authz.cases_i_see is 'Relation: cases in which I hold a working seat: their code, stage and dates.';

create function authz.cases_i_keep() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select s.case_id from authz.seats_i_hold() s where s.keeper and s.sees = 'names' $$;
comment on function authz.cases_i_keep is 'Relation: cases of the institution I sit for that keeps them.';

create function authz.my_writing_seats() returns table (case_id uuid, institution_id uuid)
  language sql stable security definer set search_path = '' rows 60 as $$
  select s.case_id, s.institution_id from authz.seats_i_hold() s where s.sees = 'names' $$;
comment on function authz.my_writing_seats is 'Relation: case and institution for which I read and write content.';

create function authz.my_institutions_in_cases() returns table (case_id uuid, institution_id uuid)
  language sql stable security definer set search_path = '' rows 60 as $$
  select s.case_id, s.institution_id from authz.seats_i_hold() s where s.sees in ('names', 'own_tasks') $$;
comment on function authz.my_institutions_in_cases is 'Relation: case and institution for which I hold a seat, own tasks included.';

create function authz.disclosures_to(p uuid) returns setof casework.disclosure
  language sql stable security definer set search_path = '' rows 60 as $$
  select distinct d.*
  from authz.seats_of(p) s
  join casework.disclosure d on d.case_id = s.case_id and d.recipient_institution_id = s.institution_id
  where (d.recipient_role is null or d.recipient_role = s.role)
    and (d.recipient_person_id is null or d.recipient_person_id = p)
    and authz.on_day(d.valid_from, d.valid_until) and d.withdrawn_at is null
    and authz.agreement_holds(d.agreement_id)
    and (s.sees = 'names' or s.sees = 'own_tasks' and d.extent in ('own_part', 'extract', 'counts')
      or s.sees = 'coded' and d.extent in ('coded', 'counts')) $$;
comment on function authz.disclosures_to is 'The disclosures that reach a person today: to the institution of a working seat, narrowed to its role or person, in force.';

create function authz.shown_categories() returns table (case_id uuid, owner_institution_id uuid, category text)
  language sql stable security definer set search_path = '' rows 60 as $$
  select d.case_id, d.owner_institution_id, d.category from authz.disclosures_to((select authz.me())) d
  where d.extent = 'full' and d.item_id is null and d.subject_id is null $$;
comment on function authz.shown_categories is 'Relation: whole categories disclosed to me in full.';

create function authz.shown_about() returns table (case_id uuid, owner_institution_id uuid, subject_id uuid, category text)
  language sql stable security definer set search_path = '' rows 60 as $$
  select d.case_id, d.owner_institution_id, d.subject_id, d.category from authz.disclosures_to((select authz.me())) d
  where d.extent = 'full' and d.item_id is null and d.subject_id is not null $$;
comment on function authz.shown_about is 'Relation: categories about one person disclosed to me in full.';

create function authz.shown_items() returns table (case_id uuid, item_id uuid)
  language sql stable security definer set search_path = '' rows 20 as $$
  select i.case_id, i.id from authz.disclosures_to((select authz.me())) d
  join casework.item i on i.case_id = d.case_id and i.id = d.item_id and i.owner_institution_id = d.owner_institution_id and i.category = d.category
  where d.extent = 'full' $$;
comment on function authz.shown_items is 'Relation: single items disclosed to me in full by the institution that wrote them.';

create function authz.shown_own_part() returns table (case_id uuid, owner_institution_id uuid, category text, responsible_institution_id uuid)
  language sql stable security definer set search_path = '' rows 60 as $$
  select d.case_id, d.owner_institution_id, d.category, d.recipient_institution_id from authz.disclosures_to((select authz.me())) d
  where d.extent = 'own_part' and d.item_id is null and d.subject_id is null $$;
comment on function authz.shown_own_part is 'Relation: rows for which my institution is responsible, in categories disclosed to it in its own part.';

create function authz.disclosures_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$ select d.id from authz.disclosures_to((select authz.me())) d $$;
comment on function authz.disclosures_to_me is 'Relation: disclosures by which something reaches me today.';

create function authz.ordinary_categories_of_cases_i_keep() returns table (case_id uuid, category text)
  language sql stable security definer set search_path = '' rows 300 as $$
  select c.id, k.category from authz.cases_i_keep() mine join casework.case c on c.id = mine
  join model.category k on k.version_id = c.version_id and k.sensitivity in ('ordinary', 'protected') $$;
comment on function authz.ordinary_categories_of_cases_i_keep is 'Relation: categories whose ledger rows the keeper of a case may see, whoever shared; special ones leave no trace.';

create function authz.cases_denied_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$ select d.case_id from casework.denied d where d.person_id = (select authz.me()) $$;
comment on function authz.cases_denied_to_me is 'Relation that beats all others: a conflict of interest.';

create function authz.case_elements_i_may(in_kind text) returns table (case_id uuid, element text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 200 as $$
  select distinct s.case_id, g.element, s.institution_id
  from authz.seats_i_hold() s join casework.case c on c.id = s.case_id
  join model.granted g on g.version_id = c.version_id and g.role = s.role and g.kind = in_kind $$;
comment on function authz.case_elements_i_may is 'Relation: steps, transitions, forms, signatures or acts that the model grants to a role of my seats.';

create function authz.steps_i_may_do() returns table (case_id uuid, step text)
  language sql stable security definer set search_path = '' rows 200 as $$ select e.case_id, e.element from authz.case_elements_i_may('step') e $$;
comment on function authz.steps_i_may_do is 'Relation: steps of a case that are mine to do.';

create function authz.steps_i_may_record() returns table (case_id uuid, step text)
  language sql stable security definer set search_path = '' rows 200 as $$
  select distinct s.case_id, g.element
  from authz.seats_i_hold() s join casework.case c on c.id = s.case_id
  join model.granted g on g.version_id = c.version_id and g.kind = 'step'
  join model.role r on r.version_id = c.version_id and r.role = g.role
  where s.sees = 'names' and exists (select from authz.steps_i_may_do() mine where mine.case_id = s.case_id)
    and (r.sees = 'own_data'
      or exists (select from casework.seat t join institutions.institution i on i.id = t.institution_id and not i.has_accounts
                 where t.case_id = s.case_id and t.role = g.role and authz.on_day(t.from_on, t.until_on))
      or (r.sees = 'own_tasks' and exists (
            select from (select a.responsible_institution_id as id from casework.plan_action a where a.case_id = s.case_id
                         union select b.provider_institution_id from casework.basket_item b where b.case_id = s.case_id
                         union select t.institution_id from casework.task t where t.case_id = s.case_id) w
            join institutions.institution i on i.id = w.id and not i.has_accounts))) $$;
comment on function authz.steps_i_may_record is 'Relation: steps of people and institutions without accounts that I, who may do a step in the case, may record for them.';

create function authz.transitions_i_may_make() returns table (case_id uuid, transition text)
  language sql stable security definer set search_path = '' rows 100 as $$ select e.case_id, e.element from authz.case_elements_i_may('transition') e $$;
comment on function authz.transitions_i_may_make is 'Relation: transitions of a case that are mine to make.';

create function authz.cases_i_may_move() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$ select distinct t.case_id from authz.transitions_i_may_make() t $$;
comment on function authz.cases_i_may_move is 'Relation: cases in which some transition is mine.';

create function authz.forms_i_may_fill() returns table (case_id uuid, form text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 100 as $$ select e.case_id, e.element, e.institution_id from authz.case_elements_i_may('form') e $$;
comment on function authz.forms_i_may_fill is 'Relation: forms of a case that are mine to fill, for the institution of my seat.';

create function authz.units_i_may_open_cases_in() returns table (unit_code text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 10 as $$
  -- whoever holds a role of the gmina that begins cases
  select m.unit_code, m.institution_id from authz.memberships_i_hold() m
  join model.adoption a on a.unit_code = m.unit_code and authz.on_day(a.from_on, a.until_on)
  join model.version v on v.id = a.version_id and v.model_id = m.model_id
  join model.role r on r.version_id = v.id and r.role = m.role and r.opens and r.level <> 'case'
  where authz.needs_met((select authz.me()), m.institution_id, r.needs, m.model_id)
  union
  -- or works in an institution that acceded and whose sector a role that begins cases accepts (FORMAT.md, section 5, Seats)
  select a.unit_code, i.id from institutions.institution i
  join institutions.agreement_party p on p.institution_id = i.id
  join institutions.agreement g on g.id = p.agreement_id and g.kind in ('accession', 'own_adoption') and authz.agreement_in_force(g)
  join teams.body b on b.id = g.body_id
  join model.adoption a on a.unit_code = b.unit_code and authz.on_day(a.from_on, a.until_on)
  join model.role r on r.version_id = a.version_id and r.opens and r.level = 'case' and (cardinality(r.sectors) = 0 or i.sector = any (r.sectors))
  where i.id in (select authz.institutions_i_work_in()) $$;
comment on function authz.units_i_may_open_cases_in is 'Relation: gminas in which I may begin a case, for which institution.';

create function authz.colleagues_in_cases() returns setof uuid
  language sql stable security definer set search_path = '' rows 100 as $$
  select s.person_id from casework.seat s where s.case_id in (select authz.cases_i_see()) $$;
comment on function authz.colleagues_in_cases is 'Relation: people who hold a seat in a case of mine.';

-- Who belongs to the bodies of a case: its seats, and those who hold a role of the model in its gmina or powiat. Whether agreements that a
-- role needs are in force is asked by rules of the model, so it does not matter here.
create function casework.team_of(in_case uuid)
  returns table (person_id uuid, institution_id uuid, sector text, role text, body text, active boolean, from_on date)
  language sql stable security definer set search_path = '' as $$
  with held as (
    select s.person_id, s.institution_id, s.role, s.from_on, s.until_on, c.version_id
    from casework.seat s join casework.case c on c.id = s.case_id where s.case_id = in_case
    union all
    select m.person_id, m.institution_id, m.role, m.from_on, m.until_on, c.version_id
    from casework.case c join model.version v on v.id = c.version_id
    join teams.membership m on m.model_id = v.model_id and (m.unit_code = c.unit_code or m.unit_code = left(c.unit_code, 4))
    where c.id = in_case
  )
  select h.person_id, h.institution_id, i.sector, h.role, r.body,
         authz.on_day(h.from_on, h.until_on) and exists (select from institutions.employment e
           where e.person_id = h.person_id and e.institution_id = h.institution_id and authz.on_day(e.from_on, e.until_on)), h.from_on
  from held h join institutions.institution i on i.id = h.institution_id
  join model.role r on r.version_id = h.version_id and r.role = h.role and r.body is not null $$;
comment on function casework.team_of is 'Workers with a place in a body of the case, today or before.';

-- A gmina's own limits ask about its other cases: figures only, of no one family.
create function casework.gmina_figures(in_case uuid) returns jsonb
  language sql stable security definer set search_path = '' as $$
  with here as (select c.* from casework.case c where c.id = in_case)
  select jsonb_build_object(
    'paidElsewhere', (select coalesce(sum(b.amount), 0) from casework.basket_item b join casework.case o on o.id = b.case_id
      where o.unit_code = here.unit_code and o.id <> here.id and b.paid and b.current and b.state <> 'refused'),
    'otherAdmittedCases', (select count(*) from casework.case o where o.unit_code = here.unit_code and o.id <> here.id and o.closed_on is null
      and exists (select from casework.visit w join model.version v on v.id = o.version_id
                  where w.case_id = o.id and w.transition = any (v.admitting))),
    'activePlanElsewhere', exists (select from casework.secret mine
      join casework.secret other on other.kind = 'pesel' and other.value = mine.value and other.case_id <> mine.case_id
      join casework.plan p on p.case_id = other.case_id and p.state = 'active'
      join casework.case o on o.id = other.case_id and o.closed_on is null
      where mine.case_id = here.id and mine.kind = 'pesel'))
  from here $$;
comment on function casework.gmina_figures is 'Sums over the gmina that a rule needs: money bound in other cases (grosze), their number, an active plan of the same person elsewhere.';

-- Everything the rules of a model ask about one case, whoever wrote it: ids, dates, states and yes/no, no words. Rules must answer the same
-- to everybody who sees the case.
create function casework.case_structure(in_case uuid) returns jsonb
  language sql stable security definer set search_path = '' as $$
  with team as materialized (select t.* from casework.team_of(in_case) t)
  select jsonb_build_object(
    'visits', (select coalesce(jsonb_agg(jsonb_build_object('visit', v.no, 'stage', v.stage, 'enteredOn', v.entered_on, 'at', v.seq)
      order by v.no), '[]') from casework.visit v where v.case_id = c.id),
    'events', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('event', e.event, 'of', e.of, 'on', e.on_day, 'at', e.seq,
      'instance', e.instance, 'institution', e.institution_id)) order by e.seq), '[]') from casework.event e where e.case_id = c.id),
    'stepsDone', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('step', s.step, 'on', s.on_day, 'visit', s.visit_no,
      'forKey', s.for_key)) order by s.done_at, s.id), '[]') from casework.step_done s where s.case_id = c.id),
    'forms', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'form', f.form, 'key', f.instance_key, 'institution', f.institution_id,
      'completed', jsonb_build_object('on', f.completed_on, 'visit', f.visit_no), 'current', f.state = 'completed', 'digest', f.digest)
      order by f.completed_at, f.no), '[]') from casework.form_instance f where f.case_id = c.id and f.state <> 'draft'),
    'members', (select coalesce(jsonb_agg(jsonb_build_object('person', t.person_id, 'institution', t.institution_id, 'sector', t.sector,
      'role', t.role, 'body', t.body, 'active', t.active) order by t.from_on, t.person_id), '[]') from team t),
    'agreements', (select coalesce(jsonb_agg(jsonb_build_object('agreement', a.element, 'kind', a.kind,
      'party', case when p.person_id is not null then 'person' when p.institution_id is not null then 'institution'
        else case length(p.unit_code) when 6 then 'gmina' when 4 then 'powiat' else 'region' end end,
      'who', coalesce(p.person_id, p.institution_id), 'from', a.from_on, 'to', least(a.until_on, a.ended_on)) order by a.from_on, a.id), '[]')
      from institutions.agreement a join institutions.agreement_party p on p.agreement_id = a.id
      where a.model_id = v.model_id and (p.unit_code in (c.unit_code, left(c.unit_code, 4), left(c.unit_code, 2))
        or p.institution_id = c.owner_institution_id or p.institution_id in (select t.institution_id from team t)
        or p.person_id in (select t.person_id from team t))),
    'persons', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'adult', s.adult,
      'householdMember', s.in_household and (s.left_on is null or s.left_on >= authz.today()), 'takesPart', s.takes_part) order by s.no), '[]')
      from casework.subject s where s.case_id = c.id),
    'consents', (select coalesce(jsonb_agg(jsonb_build_object('person', k.subject_id, 'given', true, 'on', k.given_on,
      'withdrawnOn', k.withdrawn_on) order by k.given_on, k.id), '[]') from casework.consent k where k.case_id = c.id),
    'disclosures', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'institution', d.recipient_institution_id, 'sector', i.sector,
      'role', d.recipient_role, 'person', d.recipient_person_id, 'category', d.category, 'extent', d.extent, 'ground', d.ground,
      'from', d.valid_from, 'to', d.valid_until, 'withdrawn', d.withdrawn_at is not null
        or (d.agreement_id is not null and not authz.agreement_holds(d.agreement_id)))
      order by d.id), '[]')
      from casework.disclosure d join institutions.institution i on i.id = d.recipient_institution_id where d.case_id = c.id),
    'plans', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'no', p.no, 'active', p.state = 'active', 'form', p.form_instance_id)
      order by p.no), '[]') from casework.plan p where p.case_id = c.id),
    'goals', (select coalesce(jsonb_agg(jsonb_build_object('plan', g.plan_id, 'id', g.row_key, 'person', g.subject_id, 'due', g.due_on)
      order by g.row_key), '[]') from casework.plan_goal g where g.case_id = c.id),
    'actions', (select coalesce(jsonb_agg(jsonb_build_object('plan', a.plan_id, 'id', a.row_key, 'goal', a.goal_key,
      'responsible', a.responsible_institution_id, 'mode', a.mode, 'supporting', a.supporting, 'due', a.due_on, 'state', a.state)
      order by a.row_key), '[]') from casework.plan_action a where a.case_id = c.id),
    'acceptances', (select coalesce(jsonb_agg(jsonb_build_object('plan', x.plan_id, 'person', x.subject_id, 'institution', x.institution_id,
      'accepted', x.decision = 'accepted')), '[]')
      from (select distinct on (k.plan_id, k.subject_id, k.institution_id) k.* from casework.acceptance k where k.case_id = c.id
            order by k.plan_id, k.subject_id, k.institution_id, k.given_at desc, k.id desc) x),
    'items', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'goods', b.goods, 'service', b.what_key, 'source', b.source,
      'amount', b.amount, 'justified', b.justified, 'person', b.subject_id, 'provider', b.provider_institution_id, 'from', b.from_on,
      'to', b.until_on, 'state', b.state, 'urgent', b.urgent) order by b.id), '[]')
      from casework.basket_item b where b.case_id = c.id and b.current),
    'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'state', t.state) order by t.id), '[]')
      from casework.task t where t.case_id = c.id),
    'meetings', (select coalesce(jsonb_agg(jsonb_build_object('body', m.body, 'on', m.held_on, 'attendanceConfirmed', m.state = 'confirmed')
      order by m.held_on, m.id), '[]') from casework.meeting m where m.case_id = c.id and m.held_on is not null),
    'figures', casework.gmina_figures(c.id))
  from casework.case c join model.version v on v.id = c.version_id
  where c.id = in_case and c.id in (select authz.cases_i_see()) $$;
comment on function casework.case_structure is 'The facts of a case for the rules of its model, without a word of content; nothing for those who do not see the case.';

create function casework.institutions_at_hand(in_case uuid) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select p.institution_id from casework.case c
  join teams.body b on b.unit_code = c.unit_code or b.unit_code = left(c.unit_code, 4)
  join institutions.agreement a on a.body_id = b.id and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a)
  join institutions.agreement_party p on p.agreement_id = a.id and p.institution_id is not null
  where c.id = in_case and c.id in (select authz.cases_i_see())
  union
  select c.owner_institution_id from casework.case c where c.id = in_case and c.id in (select authz.cases_i_see()) $$;
comment on function casework.institutions_at_hand is 'Institutions that acceded to a standing team of the gmina of the case, and the one that keeps it: those who may join its team.';

create function casework.unmask(in_subject uuid, in_kind text) returns text
  language plpgsql security definer set search_path = '' as $$
declare
  found casework.secret;
begin
  select s.* into found from casework.secret s
  where s.subject_id = in_subject and s.kind = in_kind and s.case_id in (select authz.cases_i_keep());
  if found.id is null then return null; end if;
  perform platform.record_fact('case', found.case_id, 'casework.secret.unmasked',
    pg_catalog.jsonb_build_object('subject', in_subject, 'kind', in_kind), null);
  return found.value;
end $$;
comment on function casework.unmask is 'Shows a PESEL or a shielded address to a seat of the institution that keeps the case, and records that it was shown.';

create function casework.secrets_kept(in_case uuid) returns table (subject_id uuid, kind text)
  language sql stable security definer set search_path = '' as $$
  select s.subject_id, s.kind from casework.secret s where s.case_id = in_case and in_case in (select authz.cases_i_keep()) $$;
comment on function casework.secrets_kept is 'Which persons of a case I keep have a masked PESEL or a shielded address.';

-- Why somebody sees an item: the rules above told for another person.
create function casework.why_seen(in_case uuid, in_item uuid, in_person uuid)
  returns table (reason text, disclosure_id uuid, role text, institution_id uuid)
  language sql stable security definer set search_path = '' as $$
  select w.* from (
    select 'denied' as reason, null::uuid as disclosure_id, null::text as role, null::uuid as institution_id
      from casework.denied d where d.case_id = in_case and d.person_id = in_person and in_case in (select authz.cases_i_keep())
    union all
    select 'own', null, s.role, s.institution_id
      from authz.seats_of(in_person) s join casework.item i on i.case_id = s.case_id and i.owner_institution_id = s.institution_id
      where s.case_id = in_case and i.id = in_item and s.sees = 'names'
    union all
    select 'disclosed', d.id, d.recipient_role, d.recipient_institution_id
      from authz.disclosures_to(in_person) d
      join casework.item i on i.case_id = d.case_id and i.owner_institution_id = d.owner_institution_id and i.category = d.category
      where d.case_id = in_case and i.id = in_item
        and ((d.extent = 'full' and d.item_id is null and (d.subject_id is null or d.subject_id = i.subject_id))
          or (d.extent = 'full' and d.item_id = i.id)
          or (d.extent = 'own_part' and d.item_id is null and d.subject_id is null
              and i.responsible_institution_id = d.recipient_institution_id))
  ) w
  where in_person = (select authz.me()) or in_case in (select authz.cases_i_keep()) $$;
comment on function casework.why_seen is 'Every reason for which a person sees an item today; asked about oneself, or by the keeper of the case about anyone. Who is denied a case is not told so.';

create function casework.existences(in_case uuid) returns table (category text, owner_institution_id uuid, on_day date)
  language sql stable security definer set search_path = '' as $$
  select distinct i.category, i.owner_institution_id, i.created_at::date
  from authz.disclosures_to((select authz.me())) d
  join casework.item i on i.case_id = d.case_id and i.owner_institution_id = d.owner_institution_id and i.category = d.category
  where d.case_id = in_case and d.extent = 'existence' and i.replaced_at is null
    and (d.subject_id is null or d.subject_id = i.subject_id) and (d.item_id is null or d.item_id = i.id) $$;
comment on function casework.existences is 'What a disclosure of extent existence yields: category and day, nothing else.';

-- The keeper must know that a partner answered, not what: which institutions completed which form.
create function authz.forms_of_cases_i_work_in() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$ select distinct s.case_id from authz.seats_i_hold() s where s.sees = 'names' $$;
comment on function authz.forms_of_cases_i_work_in is 'Relation: cases in whose course I take part; the fact that a form was completed, by which institution and when, is seen by its whole team.';

create function casework.next_code() returns bigint language sql volatile security definer set search_path = '' as $$ select nextval('casework.case_code') $$;

create function authz.files_i_see() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select f.id from platform.file f where f.uploaded_by = (select authz.me())
  union
  select a.file_id from institutions.agreement a where a.file_id is not null
    and (a.id in (select authz.agreements_of_my_institutions()) or a.body_id in (select authz.bodies_i_sit_in())) $$;
comment on function authz.files_i_see is 'Relation: files I uploaded, and those of agreements that concern me. Files of a case are read through their item.';

revoke execute on all functions in schema casework from public;
grant execute on all functions in schema casework to app_runtime;
grant execute on all functions in schema authz to app_runtime;
revoke execute on function casework.team_of, casework.gmina_figures from public, app_runtime;
revoke execute on function authz.seats_of, authz.disclosures_to, authz.takes_part, authz.needs_met, authz.employed_at, authz.has_own_tasks, authz.agreement_holds from public, app_runtime;

create function authz.keepers_i_may_open_cases_for() returns table (unit_code text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 10 as $$
  select u.unit_code, u.institution_id from authz.units_i_may_open_cases_in() u
  union
  select u.unit_code, m.institution_id
  from authz.units_i_may_open_cases_in() u
  join model.adoption a on a.unit_code = u.unit_code and authz.on_day(a.from_on, a.until_on)
  join model.version v on v.id = a.version_id
  join teams.membership m on m.unit_code = u.unit_code and m.model_id = v.model_id and authz.on_day(m.from_on, m.until_on)
  join model.role r on r.version_id = v.id and r.role = m.role and r.every_case and r.sees = 'names' $$;
comment on function authz.keepers_i_may_open_cases_for is 'Relation: gmina and institution that may keep a case I begin: my own, or the one that coordinates the team there.';

create function authz.cases_i_just_opened() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select c.id from casework.case c where c.opened_by = (select authz.me()) and not exists (select from casework.seat s where s.case_id = c.id) $$;
comment on function authz.cases_i_just_opened is 'Relation: a case I am opening, before its first seat.';
grant execute on function authz.keepers_i_may_open_cases_for, authz.cases_i_just_opened to app_runtime;

alter table platform.fact add column about_item boolean generated always as (item_id is not null) stored;
create function authz.case_facts_i_see() returns table (case_id uuid, about_item boolean)
  language sql stable security definer set search_path = '' rows 60 as $$ select distinct s.case_id, false from authz.seats_i_hold() s where s.sees = 'names' $$;
comment on function authz.case_facts_i_see is 'Relation: cases whose record I see, as far as it is not about an item; a fact about an item is seen with that item.';

create function authz.disclosures_i_gave() returns setof uuid
  language sql stable security definer set search_path = '' rows 100 as $$
  select d.id from authz.my_writing_seats() s join casework.disclosure d on d.case_id = s.case_id and d.owner_institution_id = s.institution_id $$;
comment on function authz.disclosures_i_gave is 'Relation: disclosures given by an institution for which I write in the case.';

create function authz.cases_whose_plan_i_may_write() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select distinct e.case_id from authz.case_elements_i_may('form') e
  join casework.case c on c.id = e.case_id join model.version v on v.id = c.version_id
  where exists (select from model.form f where f.version_id = v.id and f.form = e.element and f.record = 'plan') $$;
comment on function authz.cases_whose_plan_i_may_write is 'Relation: cases whose plan form the model lets me fill.';

create function authz.cases_i_just_began() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select c.id from casework.case c where c.opened_by = (select authz.me()) and not exists (select from casework.visit v where v.case_id = c.id) $$;
comment on function authz.cases_i_just_began is 'Relation: a case I opened whose first stage is not on record yet.';
grant execute on function authz.case_facts_i_see, authz.disclosures_i_gave, authz.cases_whose_plan_i_may_write, authz.cases_i_just_began to app_runtime;

create function casework.missing_needs(in_version uuid, in_person uuid, in_institution uuid, in_role text, in_keeper boolean) returns setof text
  language sql stable security definer set search_path = '' as $$
  select n from model.version v
  join model.role r on r.version_id = v.id and r.role = in_role
  cross join unnest(r.needs) n
  where v.id = in_version and (in_person = (select authz.me()) or exists (select from authz.cases_i_keep()))
    and not authz.needs_met(in_person, in_institution, array[n], v.model_id)
    and (not in_keeper or exists (select from model.agreement_type t where t.version_id = v.id and t.element = n and t.kind = 'confidentiality')) $$;
comment on function casework.missing_needs is 'Agreements that a role needs and a person lacks, so that a seat by it would not work; asked about oneself, or by those who keep a case.';

revoke execute on function casework.missing_needs from public;
grant execute on function casework.missing_needs to app_runtime;

create function authz.cases_whose_consents_i_may_record() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select distinct e.case_id from authz.case_elements_i_may('form') e
  join casework.case c on c.id = e.case_id join model.version v on v.id = c.version_id
  where exists (select from model.form f where f.version_id = v.id and f.form = e.element and f.record = 'participation_consent') $$;
comment on function authz.cases_whose_consents_i_may_record is 'Relation: cases in which the model lets me record who takes part.';
grant execute on function authz.cases_whose_consents_i_may_record to app_runtime;

create function casework.accession_of(in_case uuid, in_institution uuid) returns uuid
  language sql stable security definer set search_path = '' as $$
  select a.id from casework.case c
  join model.version v on v.id = c.version_id
  join institutions.agreement a on a.model_id = v.model_id and a.kind = 'accession' and authz.agreement_in_force(a)
  join institutions.agreement_party p on p.agreement_id = a.id and p.institution_id = in_institution
  where c.id = in_case and c.id in (select authz.cases_i_see())
  order by a.from_on desc, a.id desc limit 1 $$;
comment on function casework.accession_of is 'The accession in force by which an institution takes part, on which disclosures resting on consent depend; only for those who see the case.';
revoke execute on function casework.accession_of from public;
grant execute on function casework.accession_of to app_runtime;

create function authz.cases_whose_basket_i_may_write() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select distinct e.case_id from authz.case_elements_i_may('form') e
  join casework.case c on c.id = e.case_id join model.version v on v.id = c.version_id
  where exists (select from model.form f where f.version_id = v.id and f.form = e.element and f.record in ('basket', 'handover')) $$;
comment on function authz.cases_whose_basket_i_may_write is 'Relation: cases whose basket, or its hand-over records, the model lets me fill in.';
grant execute on function authz.cases_whose_basket_i_may_write to app_runtime;
