-- Relations of a person to cases and their content. Definer functions of the owner role, evaluated once per statement.

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
-- Two questions in one would be planned as the slower of both.
create function authz.seats_held_by(p uuid) returns table (case_id uuid, institution_id uuid, role text)
  language plpgsql stable security definer set search_path = '' rows 60 as $$
begin
  if authz.scope() is not null then
    return query
      select s.case_id, s.institution_id, s.role from casework.seat s
      where s.person_id = p and s.case_id = authz.scope() and authz.on_day(s.from_on, s.until_on)
      union
      select c.id, m.institution_id, m.role
      from casework.case c
      join teams.membership m on m.person_id = p and m.unit_code in (c.unit_code, left(c.unit_code, 4)) and authz.on_day(m.from_on, m.until_on)
      join model.version v on v.id = c.version_id and v.model_id = m.model_id
      join model.role r on r.version_id = v.id and r.role = m.role and r.every_case
      where c.id = authz.scope();
  else
    return query
      select s.case_id, s.institution_id, s.role from casework.seat s
      where s.person_id = p and authz.on_day(s.from_on, s.until_on)
      union
      select c.id, m.institution_id, m.role
      from teams.membership m
      join casework.case c on c.unit_code = m.unit_code or left(c.unit_code, 4) = m.unit_code
      join model.version v on v.id = c.version_id and v.model_id = m.model_id
      join model.role r on r.version_id = v.id and r.role = m.role and r.every_case
      where m.person_id = p and authz.on_day(m.from_on, m.until_on);
  end if;
end $$;
comment on function authz.seats_held_by is 'The seats given to a person for a case, and those a role of the model gives in every case of its gmina or powiat.';

create function authz.working_seats(p uuid) returns table (case_id uuid, institution_id uuid, role text, sees text, keeper boolean)
  language sql stable security definer set search_path = '' rows 60 as $$
  with known as materialized (
    select h.case_id, h.institution_id, h.role, c.version_id, v.model_id, r.sees, r.needs, c.owner_institution_id = h.institution_id as keeper
    from authz.seats_held_by(p) h join casework.case c on c.id = h.case_id
    join model.version v on v.id = c.version_id
    join model.role r on r.version_id = c.version_id and r.role = h.role
    where r.sees in ('names', 'coded', 'own_tasks')
  ),
  -- the same for all cases of a role, and asked once
  fit as materialized (
    select k.institution_id, k.role, k.version_id, k.keeper
    from (select distinct institution_id, role, version_id, model_id, needs, keeper from known) k
    where exists (select from institutions.employment e
                  where e.person_id = p and e.institution_id = k.institution_id and authz.on_day(e.from_on, e.until_on))
      and authz.needs_met(p, k.institution_id,
            case when k.keeper
              then array(select t.element from model.agreement_type t
                         where t.version_id = k.version_id and t.kind = 'confidentiality' and t.element = any (k.needs))
              else k.needs end, k.model_id)
  )
  select k.case_id, k.institution_id, k.role, k.sees, k.keeper
  from known k join fit f on f.institution_id = k.institution_id and f.role = k.role and f.version_id = k.version_id and f.keeper = k.keeper
  where (k.sees <> 'own_tasks' or authz.has_own_tasks(k.case_id, k.institution_id))
    and not exists (select from casework.denied d where d.person_id = p and d.case_id = k.case_id and d.lifted_at is null) $$;
comment on function authz.working_seats is 'The seats of a person that work today.';

-- A statement asks for the same seats once for each relation in its policies, and a page for each of its statements. They are worked out
-- again as soon as they could differ: for another person, case or day, after a write that seats depend on, be it our own or one that
-- somebody else has just committed. Whoever may set these settings may set app.actor_id too.
create unlogged table authz.seat_change (
  by xid8 primary key default pg_catalog.pg_current_xact_id()
);
comment on table authz.seat_change is 'Transactions that lately wrote to what seats or shields depend on, each seen as soon as what it wrote is seen. Older ones are swept away.';

create function authz.seats_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_catalog.set_config('app.seats_known', '', true), pg_catalog.set_config('app.shielded_known', '', true);
  insert into authz.seat_change default values on conflict do nothing;
  -- Those before every transaction that still runs: whoever has worked out seats under them works them out once more, which does no harm.
  delete from authz.seat_change c using (
    select o.by from authz.seat_change o
    where o.by < pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot()) for update skip locked) old
  where c.by = old.by;
  return null;
end $$;
comment on function authz.seats_changed is 'A write to anything that seats, or what is shielded, depend on: everybody works theirs out anew at the next question.';

create function authz.seats_of(p uuid) returns table (case_id uuid, institution_id uuid, role text, sees text, keeper boolean)
  language plpgsql stable security definer set search_path = '' rows 60 as $$
declare
  known constant text := pg_catalog.concat_ws(' ', p, authz.scope(), authz.today(),
    (select pg_catalog.string_agg(c.by::text, ',' order by c.by) from authz.seat_change c));
begin
  if pg_catalog.current_setting('app.seats_known', true) is distinct from known then
    -- as arrays: read back for every relation, they take a fifth of the time of JSON
    perform pg_catalog.set_config('app.seats_cases', pg_catalog.array_agg(s.case_id)::text, true),
      pg_catalog.set_config('app.seats_institutions', pg_catalog.array_agg(s.institution_id)::text, true),
      pg_catalog.set_config('app.seats_roles', pg_catalog.array_agg(s.role)::text, true),
      pg_catalog.set_config('app.seats_see', pg_catalog.array_agg(s.sees)::text, true),
      pg_catalog.set_config('app.seats_keeper', pg_catalog.array_agg(s.keeper)::text, true),
      pg_catalog.set_config('app.seats_known', known, true)
    from authz.working_seats(p) s;
  end if;
  return query select * from unnest(nullif(pg_catalog.current_setting('app.seats_cases'), '')::uuid[],
    nullif(pg_catalog.current_setting('app.seats_institutions'), '')::uuid[], nullif(pg_catalog.current_setting('app.seats_roles'), '')::text[],
    nullif(pg_catalog.current_setting('app.seats_see'), '')::text[], nullif(pg_catalog.current_setting('app.seats_keeper'), '')::boolean[]);
end $$;
comment on function authz.seats_of is 'The working seats of a person, worked out once as long as nothing changes.';

do $$
declare
  source regclass;
begin
  foreach source in array array['casework.seat', 'casework.case', 'casework.denied', 'casework.plan', 'casework.plan_action', 'casework.task',
    'casework.basket_item', 'teams.membership', 'institutions.employment', 'institutions.agreement', 'institutions.agreement_party',
    'model.version', 'model.role', 'model.agreement_type']::regclass[]
  loop
    execute pg_catalog.format('create trigger seats_changed after insert or update or delete or truncate on %s execute function authz.seats_changed()', source);
  end loop;
end $$;

create function authz.seats_i_hold() returns table (case_id uuid, institution_id uuid, role text, sees text, keeper boolean)
  language sql stable security definer set search_path = '' rows 60 as $$ select * from authz.seats_of(authz.me()) $$;
comment on function authz.seats_i_hold is 'Relation: my working seats.';

create function authz.cases_i_see() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$ select s.case_id from authz.seats_of(authz.me()) s $$;
comment on function authz.cases_i_see is 'Relation: cases in which I hold a working seat: their code, stage and dates.';

create function authz.cases_i_keep() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select s.case_id from authz.seats_of(authz.me()) s where s.keeper and s.sees = 'names' $$;
comment on function authz.cases_i_keep is 'Relation: cases of the institution I sit for that keeps them.';

create function authz.my_writing_seats() returns table (case_id uuid, institution_id uuid)
  language sql stable security definer set search_path = '' rows 60 as $$
  select s.case_id, s.institution_id from authz.seats_of(authz.me()) s where s.sees = 'names' $$;
comment on function authz.my_writing_seats is 'Relation: case and institution for which I read and write content.';

create function authz.my_institutions_in_cases() returns table (case_id uuid, institution_id uuid)
  language sql stable security definer set search_path = '' rows 60 as $$
  select s.case_id, s.institution_id from authz.seats_of(authz.me()) s where s.sees in ('names', 'own_tasks') $$;
comment on function authz.my_institutions_in_cases is 'Relation: case and institution for which I hold a seat, own tasks included.';

create function authz.disclosures_to(p uuid) returns setof casework.disclosure
  language sql stable security definer set search_path = '' rows 60 as $$
  select d.* from (
    select g.*
    from authz.seats_of(p) s
    join casework.disclosure g on g.case_id = s.case_id and g.recipient_institution_id = s.institution_id
    where (g.recipient_role is null or g.recipient_role = s.role)
      and (g.recipient_person_id is null or g.recipient_person_id = p)
      and (s.sees = 'names' or s.sees = 'own_tasks' and g.extent in ('own_part', 'extract', 'counts')
        or s.sees = 'coded' and g.extent in ('coded', 'counts'))
    union all
    -- what another gmina's team shows the one that took its case over; roles there are those of another case
    select g.*
    from authz.seats_of(p) s
    join casework.case_handover h on h.to_case_id = s.case_id and h.receiving_institution_id = s.institution_id
    join casework.disclosure g on g.case_id = h.case_id and g.recipient_institution_id = s.institution_id
    where s.keeper and s.sees = 'names'
      and not exists (select from casework.denied k where k.case_id = h.case_id and k.person_id = p and k.lifted_at is null)
  ) d
  where authz.on_day(d.valid_from, d.valid_until) and d.withdrawn_at is null
    and (d.agreement_id is null or exists (select from institutions.agreement a where a.id = d.agreement_id and authz.agreement_in_force(a))) $$;
comment on function authz.disclosures_to is 'The disclosures that reach a person today: to the institution of a working seat, narrowed to its role or person, or to the keeper of a case that was taken over; in force. One that reaches two of my seats comes twice.';

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
  language sql stable security definer set search_path = '' rows 1 as $$ 
  select d.case_id from casework.denied d where d.person_id = (select authz.me()) and d.lifted_at is null $$;
comment on function authz.cases_denied_to_me is 'Relation that beats all others: a conflict of interest.';

create function authz.case_elements_i_may(in_kind text) returns table (case_id uuid, element text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 200 as $$
  select distinct s.case_id, g.element, s.institution_id
  from authz.seats_of(authz.me()) s join casework.case c on c.id = s.case_id
  join model.granted g on g.version_id = c.version_id and g.role = s.role and g.kind = in_kind $$;
comment on function authz.case_elements_i_may is 'Relation: steps, transitions, forms, signatures or acts that the model grants to a role of my seats.';

create function authz.steps_i_may_do() returns table (case_id uuid, step text)
  language sql stable security definer set search_path = '' rows 200 as $$ select e.case_id, e.element from authz.case_elements_i_may('step') e $$;
comment on function authz.steps_i_may_do is 'Relation: steps of a case that are mine to do.';

create function authz.steps_i_may_record() returns table (case_id uuid, step text)
  language sql stable security definer set search_path = '' rows 200 as $$
  select distinct s.case_id, g.element
  from authz.seats_of(authz.me()) s join casework.case c on c.id = s.case_id
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
  language sql stable as $$
  with held as (
    select s.person_id, s.institution_id, s.role, s.from_on, s.until_on, c.version_id
    from casework.seat s join casework.case c on c.id = s.case_id where s.case_id = in_case
    union all
    select m.person_id, m.institution_id, m.role, m.from_on, m.until_on, c.version_id
    from casework.case c join model.version v on v.id = c.version_id
    join teams.membership m on m.model_id = v.model_id and m.unit_code in (c.unit_code, left(c.unit_code, 4))
    where c.id = in_case
  )
  select h.person_id, h.institution_id, i.sector, h.role, r.body,
         authz.on_day(h.from_on, h.until_on) and exists (select from institutions.employment e
           where e.person_id = h.person_id and e.institution_id = h.institution_id and authz.on_day(e.from_on, e.until_on))
         and not exists (select from casework.denied d where d.person_id = h.person_id and d.case_id = in_case and d.lifted_at is null), h.from_on
  from held h join institutions.institution i on i.id = h.institution_id
  join model.role r on r.version_id = h.version_id and r.role = h.role and r.body is not null $$;
comment on function casework.team_of is 'Workers with a place in a body of the case, today or before.';

-- What the clocks of a case are counted from. Every act counts them anew at its end, and this part costs a fifth of the whole.
create function casework.course_structure(in_case uuid) returns json
  language sql stable security definer set search_path = '' as $$
  select json_build_object(
    'visits', (select json_agg(x) from (select v.no as visit, v.stage, v.entered_on as "enteredOn", v.seq as at,
        v.from_paper as "fromPaper", v.reason from casework.visit v where v.case_id = c.id order by v.no) x),
    -- a task that was handed over keeps its clock, and the turn goes with it
    'events', (select json_agg(x) from (select e.event, e.of, e.on_day as on, e.seq as at, e.instance,
        case e.event when 'task_assigned' then coalesce(
          (select t.institution_id from casework.task t where t.case_id = e.case_id and t.id::text = e.instance), e.institution_id)
          else e.institution_id end as institution
      from casework.event e where e.case_id = c.id order by e.seq) x),
    'plans', (select json_agg(x) from (select p.id, p.no, p.state = 'active' as active, p.form_instance_id as form
      from casework.plan p where p.case_id = c.id order by p.no) x),
    'actions', (select json_agg(x) from (select a.plan_id as plan, a.row_key as id, a.goal_key as goal,
        a.responsible_institution_id as responsible, a.mode, a.supporting, a.due_on as due, a.state
      from casework.plan_action a where a.case_id = c.id order by a.row_key) x),
    'items', (select json_agg(x) from (select b.id, b.goods, b.what_key as service, b.source, b.amount, b.justified,
        b.subject_id as person, b.provider_institution_id as provider, b.from_on as from, b.until_on as to, b.state, b.urgent
      from casework.basket_item b where b.case_id = c.id and b.current order by b.id) x),
    'clocks', (select json_agg(x) from (select k.deadline, k.instance, k.started_on as "startedOn", k.due_on as "dueOn",
        k.remind_on as "remindOn", k.force, k.turn_role as "turnRole", k.turn_institution_id as "turnInstitution", k.state, k.since
      from casework.clock k where k.case_id = c.id) x))
  from casework.case c
  where c.id = in_case and (authz.acting_as('worker') or c.id in (select authz.cases_i_see())) $$;
comment on function casework.course_structure is 'The stages, events, plans and basket of a case by which its clocks run; nothing for those who do not see the case.';

-- Everything else the rules of a model ask about one case, whoever wrote it: ids, dates, states and yes/no, no words. Rules must answer the same
-- to everybody who sees the case. A gmina's own limits ask about its other cases too: sums and counts, of no one family. Each list is
-- made of whole rows: naming every value by itself takes three times as long, and every act asks twice.
create function casework.case_structure(in_case uuid) returns json
  language sql stable security definer set search_path = '' as $$
  with team as materialized (select t.* from casework.team_of(in_case) t),
  -- the same for all that rests on one agreement, and asked once
  in_force as materialized (
    select a.id from (select distinct d.agreement_id from casework.disclosure d where d.case_id = in_case) d
    join institutions.agreement a on a.id = d.agreement_id where authz.agreement_in_force(a)
  ),
  admitting as materialized (
    select o.id as version_id, array(select unnest(a.admitting) from model.version a where a.model_id = o.model_id) as transitions
    from model.version o
  )
  select json_build_object(
    'stepsDone', (select json_agg(x) from (select s.step, s.on_day as on, s.visit_no as visit, s.for_key as "forKey"
      from casework.step_done s where s.case_id = c.id order by s.done_at, s.id) x),
    'forms', (select json_agg(x) from (select f.id, f.form, f.instance_key as key, f.institution_id as institution,
        f.completed_on as "completedOn", f.visit_no as visit, f.state = 'completed' as current, f.digest
      from casework.form_instance f where f.case_id = c.id and f.state <> 'draft' order by f.completed_at, f.no) x),
    'members', (select json_agg(x) from (select t.person_id as person, t.institution_id as institution, t.sector, t.role, t.body, t.active
      from team t order by t.from_on, t.person_id) x),
    'agreements', (select json_agg(x) from (select a.element as agreement, a.kind,
        case when p.person_id is not null then 'person' when p.institution_id is not null then 'institution'
          else case length(p.unit_code) when 6 then 'gmina' when 4 then 'powiat' else 'region' end end as party,
        coalesce(p.person_id, p.institution_id) as who, a.from_on as from, least(a.until_on, a.ended_on) as to
      from (select u.* from institutions.agreement_party u where u.unit_code in (c.unit_code, left(c.unit_code, 4), left(c.unit_code, 2))
          union select i.* from institutions.agreement_party i
            where i.institution_id = any (array(select t.institution_id from team t union select c.owner_institution_id))
          union select h.* from institutions.agreement_party h where h.person_id = any (array(select t.person_id from team t))) p
      join institutions.agreement a on a.id = p.agreement_id and a.model_id = v.model_id
      order by a.from_on, a.id) x),
    'persons', (select json_agg(x) from (select s.id, s.adult,
        s.in_household and (s.left_on is null or s.left_on >= authz.today()) as "householdMember", s.takes_part as "takesPart"
      from casework.subject s where s.case_id = c.id order by s.no) x),
    'consents', (select json_agg(x) from (select k.subject_id as person, true as given, k.given_on as on, k.withdrawn_on as "withdrawnOn"
      from casework.consent k where k.case_id = c.id order by k.given_on, k.id) x),
    -- one row for all that differ only by the person they are about
    'disclosures', (select json_agg(x) from (
      select array_agg(one.id order by one.id) as ids, one.institution,
        (select i.sector from institutions.institution i where i.id = one.institution) as sector, one.role, one.person, one.category, one.extent, one.ground,
        one.from, one.to, one.withdrawn
      from (select d.id, d.recipient_institution_id as institution, d.recipient_role as role, d.recipient_person_id as person,
              d.category, d.extent, d.ground, d.valid_from as from, d.valid_until as to,
              d.withdrawn_at is not null or (d.agreement_id is not null and d.agreement_id not in (select g.id from in_force g)) as withdrawn
            from casework.disclosure d where d.case_id = c.id) one
      group by one.institution, one.role, one.person, one.category, one.extent, one.ground, one.from, one.to, one.withdrawn
      order by 1) x),
    'goals', (select json_agg(x) from (select g.plan_id as plan, g.row_key as id, g.subject_id as person, g.due_on as due
      from casework.plan_goal g where g.case_id = c.id order by g.row_key) x),
    'acceptances', (select json_agg(x) from (
      select distinct on (k.plan_id, k.subject_id, k.institution_id) k.plan_id as plan, k.subject_id as person,
        k.institution_id as institution, k.decision = 'accepted' as accepted
      from casework.acceptance k where k.case_id = c.id
      order by k.plan_id, k.subject_id, k.institution_id, k.given_at desc, k.id desc) x),
    'tasks', (select json_agg(x) from (select t.id, t.state from casework.task t where t.case_id = c.id order by t.id) x),
    'meetings', (select json_agg(x) from (select m.body, m.held_on as on, m.state = 'confirmed' as "attendanceConfirmed"
      from casework.meeting m where m.case_id = c.id and m.held_on is not null order by m.held_on, m.id) x),
    'handover', (select json_build_object('receivingCaseOpened', h.to_case_id is not null, 'familyConsents', true)
      from casework.case_handover h where h.case_id = c.id and h.state in ('asked', 'accepted')),
    'figures', json_build_object(
      -- money bound in other cases, in grosze
      'paidElsewhere', (select coalesce(sum(b.amount), 0) from casework.case o cross join lateral (
          select i.amount from casework.basket_item i where i.case_id = o.id and i.paid and i.current and i.state <> 'refused' offset 0) b
        where o.unit_code = c.unit_code and o.id <> c.id),
      'otherAdmittedCases', (select count(*) from casework.case o join admitting a on a.version_id = o.version_id
        where o.unit_code = c.unit_code and o.id <> c.id and o.closed_on is null
          and exists (select from casework.visit w where w.case_id = o.id and w.transition = any (a.transitions))),
      -- of the same person
      'activePlanElsewhere', exists (select from casework.secret mine
        join casework.secret other on other.digest = mine.digest and other.case_id <> mine.case_id
          and other.given_up_at is null and mine.given_up_at is null
        join casework.plan p on p.case_id = other.case_id and p.state = 'active'
        join casework.case o on o.id = other.case_id and o.closed_on is null
        where mine.case_id = c.id)))
  from casework.case c join model.version v on v.id = c.version_id
  where c.id = in_case and (authz.acting_as('worker') or c.id in (select authz.cases_i_see())) $$;
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

-- The keeper must know that a partner answered, not what: which institutions completed which form.
create function authz.forms_of_cases_i_work_in() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$ select distinct s.case_id from authz.seats_of(authz.me()) s where s.sees = 'names' $$;
comment on function authz.forms_of_cases_i_work_in is 'Relation: cases in whose course I take part; the fact that a form was completed, by which institution and when, is seen by its whole team.';

create function casework.next_code() returns bigint language sql volatile security definer set search_path = '' as $$ select nextval('casework.case_code') $$;

create function authz.files_i_see() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select f.id from platform.file f where f.uploaded_by = (select authz.me())
    and not exists (select from casework.item_file i where i.file_id = f.id)
  union
  select a.file_id from institutions.agreement a where a.file_id is not null
    and (a.id in (select authz.agreements_of_my_institutions()) or a.body_id in (select authz.bodies_i_sit_in())) $$;
comment on function authz.files_i_see is 'Relation: files I uploaded and put into no case, and those of agreements that concern me. Files of a case are read through their item alone, whoever uploaded them.';

revoke execute on all functions in schema casework from public;
grant execute on all functions in schema casework to app_runtime;
grant execute on all functions in schema authz to app_runtime;
revoke execute on function casework.team_of from public, app_runtime;
revoke execute on function authz.seats_of, authz.working_seats, authz.seats_held_by, authz.seats_changed, authz.disclosures_to, authz.takes_part, authz.needs_met, authz.employed_at, authz.has_own_tasks from public, app_runtime;

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

create function authz.units_i_take_cases_over_in() returns setof text
  language sql stable security definer set search_path = '' rows 5 as $$
  select u.unit_code from authz.units_i_may_open_cases_in() u
  join model.adoption a on a.unit_code = u.unit_code and authz.on_day(a.from_on, a.until_on)
  join model.version v on v.id = a.version_id
  join teams.membership m on m.unit_code = u.unit_code and m.institution_id = u.institution_id and m.model_id = v.model_id
    and authz.on_day(m.from_on, m.until_on)
  join model.role r on r.version_id = v.id and r.role = m.role and r.every_case and r.sees = 'names' $$;
comment on function authz.units_i_take_cases_over_in is 'Relation: gminas whose team my institution coordinates, where I may begin cases: there I answer for cases of other gminas.';
grant execute on function authz.units_i_take_cases_over_in to app_runtime;

create function authz.cases_i_just_opened() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select c.id from casework.case c where c.opened_by = (select authz.me()) and not exists (select from casework.seat s where s.case_id = c.id) $$;
comment on function authz.cases_i_just_opened is 'Relation: a case I am opening, before its first seat.';
grant execute on function authz.keepers_i_may_open_cases_for, authz.cases_i_just_opened to app_runtime;

alter table platform.fact add column about_item boolean generated always as (item_id is not null) stored;
create function authz.case_facts_i_see() returns table (case_id uuid, about_item boolean)
  language sql stable security definer set search_path = '' rows 60 as $$ select distinct s.case_id, false from authz.seats_of(authz.me()) s where s.sees = 'names' $$;
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
