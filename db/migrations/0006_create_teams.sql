create schema teams;
grant usage on schema teams to app_runtime;

create table teams.body (
  id          uuid primary key,
  version_id  uuid not null references model.version,
  element     text not null,
  process     text,
  unit_code   text not null references territory.unit,
  name        text not null check (length(name) between 1 and 200),
  stage       text,
  visit_no    integer not null default 1,
  opened_on   date not null,
  row_version integer not null default 1
);
comment on table teams.body is 'A standing team of a gmina, powiat or voivodeship as its model version defines it, formed by the model''s own process.';
create index body_version on teams.body (version_id);
create index body_unit on teams.body (unit_code);
alter table teams.body enable row level security;
grant select, insert, update on teams.body to app_runtime;

create table teams.membership (
  id             uuid primary key,
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  model_id       text not null,
  role           text not null,
  unit_code      text not null references territory.unit,
  body_id        uuid references teams.body,
  substitute     boolean not null default false,
  from_on        date not null,
  until_on       date,
  recorded_by    uuid references identity.person,
  check (until_on is null or until_on >= from_on)
);
comment on table teams.membership is 'Who holds which role of a model, for which institution, in which team or unit, from when to when. Roles of one case are seats, not memberships.';
create index membership_person on teams.membership (person_id);
create index membership_institution on teams.membership (institution_id);
create index membership_body on teams.membership (body_id);
create index membership_unit on teams.membership (unit_code);
create index membership_recorded_by on teams.membership (recorded_by);
alter table teams.membership enable row level security;
grant select, insert, update on teams.membership to app_runtime;

create table teams.visit (
  body_id    uuid not null references teams.body,
  no         integer not null,
  stage      text not null,
  entered_at timestamptz not null,
  entered_on date not null,
  transition text,
  reason     text,
  made_by    uuid references identity.person,
  primary key (body_id, no)
);
comment on table teams.visit is 'The stages a team went through.';
create index visit_made_by on teams.visit (made_by);
alter table teams.visit enable row level security;
grant select, insert on teams.visit to app_runtime;

create table teams.step_done (
  id             uuid primary key,
  body_id        uuid not null references teams.body,
  step           text not null,
  visit_no       integer not null,
  for_key        text,
  on_day         date not null,
  note           text,
  institution_id uuid references institutions.institution,
  agreement_id   uuid references institutions.agreement,
  answers        jsonb,
  support        text check (support in ('advice', 'coaching', 'supervision', 'training')),
  minutes        integer check (minutes between 1 and 10000),
  attended       uuid[] not null default '{}',
  how            text check (how in ('paper', 'by_hand', 'letter', 'conversation_noted')),
  recorded       boolean not null generated always as (how is not null) stored,
  file_id        uuid references platform.file,
  done_by        uuid not null references identity.person,
  done_at        timestamptz not null
);
comment on table teams.step_done is 'A step of a team''s process that somebody did, with the agreement or the form it left behind; or recorded for whoever has no account, and how.';
create index step_done_file on teams.step_done (file_id);
create index step_done_body on teams.step_done (body_id);
create index step_done_institution on teams.step_done (institution_id);
create index step_done_agreement on teams.step_done (agreement_id);
create index step_done_done_by on teams.step_done (done_by);
alter table teams.step_done enable row level security;
grant select, insert on teams.step_done to app_runtime;

alter table institutions.agreement add column body_id uuid references teams.body;
create index agreement_body on institutions.agreement (body_id);

create function authz.takes_part(in_body uuid, inst uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from institutions.agreement a join institutions.agreement_party p on p.agreement_id = a.id and p.institution_id = inst
    where a.body_id = in_body and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a)) $$;
comment on function authz.takes_part is 'The institution acceded to the team, or adopted the model by its own order, and that is in force today.';

-- A membership works while its dates, the employment behind it and every agreement its role needs are in force.
create function authz.needs_met(p uuid, inst uuid, needed text[], in_model text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select not exists (
    select from unnest(needed) n
    where not exists (
      select from institutions.agreement_party mine join institutions.agreement a on a.id = mine.agreement_id
      where mine.person_id = p and a.element = n and a.model_id = in_model and authz.agreement_in_force(a)
        -- names this institution, or none
        and coalesce((select bool_or(i.institution_id = inst) from institutions.agreement_party i where i.agreement_id = a.id), true)
        and (a.kind <> 'nomination' or a.body_id is null or authz.takes_part(a.body_id, inst)))) $$;
comment on function authz.needs_met is 'Every agreement a role needs (nomination, statement of confidentiality) is in force for the person today; a nomination to a team as long as the institution takes part in it.';

create function authz.employed_at(p uuid, inst uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from institutions.employment e where e.person_id = p and e.institution_id = inst and authz.on_day(e.from_on, e.until_on)) $$;
comment on function authz.employed_at is 'The person is employed at the institution today.';

create function authz.memberships_i_hold() returns table (membership_id uuid, body_id uuid, unit_code text, institution_id uuid, model_id text, role text)
  language sql stable security definer set search_path = '' rows 4 as $$
  select m.id, m.body_id, m.unit_code, m.institution_id, m.model_id, m.role from teams.membership m
  where m.person_id = (select authz.me()) and authz.on_day(m.from_on, m.until_on) and authz.employed_at(m.person_id, m.institution_id) $$;
comment on function authz.memberships_i_hold is 'Relation: roles of a model that the acting person holds today.';

create function authz.bodies_i_sit_in() returns setof uuid
  language sql stable security definer set search_path = '' rows 4 as $$
  select m.body_id from authz.memberships_i_hold() m where m.body_id is not null
  union
  select b.id from teams.body b join authz.memberships_i_hold() m
    on m.body_id is null and (m.unit_code = b.unit_code or m.unit_code = left(b.unit_code, 4) or m.unit_code = left(b.unit_code, 2)
                              or b.unit_code = left(m.unit_code, 4) or b.unit_code = left(m.unit_code, 2)) $$;
comment on function authz.bodies_i_sit_in is 'Relation: teams in which the acting person holds a role, or whose unit the person serves.';

create function authz.body_roles_i_hold() returns table (body_id uuid, role text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 6 as $$
  select b.id, m.role, m.institution_id
  from teams.body b join model.version v on v.id = b.version_id
  join authz.memberships_i_hold() m on m.model_id = v.model_id
   and (m.body_id = b.id or (m.body_id is null and (m.unit_code = b.unit_code or m.unit_code = left(b.unit_code, 4) or m.unit_code = left(b.unit_code, 2)))) $$;
comment on function authz.body_roles_i_hold is 'Relation: in each team, the roles of its model the acting person holds.';

create function authz.body_elements_i_may(in_kind text) returns table (body_id uuid, element text)
  language sql stable security definer set search_path = '' rows 20 as $$
  select distinct r.body_id, g.element
  from authz.body_roles_i_hold() r join teams.body b on b.id = r.body_id
  join model.granted g on g.version_id = b.version_id and g.role = r.role and g.kind = in_kind $$;
comment on function authz.body_elements_i_may is 'Relation: steps, transitions, forms or acts of a team''s process that the model grants to a role I hold.';

create function authz.body_steps_i_may_do() returns table (body_id uuid, step text)
  language sql stable security definer set search_path = '' rows 20 as $$ select * from authz.body_elements_i_may('step') $$;
comment on function authz.body_steps_i_may_do is 'Relation: steps of a team''s process that are mine to do.';
create function authz.body_transitions_i_may_make() returns table (body_id uuid, transition text)
  language sql stable security definer set search_path = '' rows 20 as $$ select * from authz.body_elements_i_may('transition') $$;
comment on function authz.body_transitions_i_may_make is 'Relation: transitions of a team''s process that are mine to make.';
create function authz.bodies_whose_members_i_manage() returns setof uuid
  language sql stable security definer set search_path = '' rows 4 as $$
  select body_id from authz.body_elements_i_may('act') where element = 'manage_members' $$;
comment on function authz.bodies_whose_members_i_manage is 'Relation: teams whose members the model lets me add and release.';
create function authz.bodies_whose_agreements_i_manage() returns setof uuid
  language sql stable security definer set search_path = '' rows 4 as $$
  select body_id from authz.body_elements_i_may('act') where element = 'manage_agreements' $$;
comment on function authz.bodies_whose_agreements_i_manage is 'Relation: teams whose agreements the model lets me record and end.';
create function authz.bodies_i_may_move() returns setof uuid
  language sql stable security definer set search_path = '' rows 4 as $$ select distinct t.body_id from authz.body_transitions_i_may_make() t $$;
comment on function authz.bodies_i_may_move is 'Relation: teams in whose process some transition is mine.';
create function authz.bodies_in_which_i_may_sign() returns setof uuid
  language sql stable security definer set search_path = '' rows 4 as $$
  select distinct e.body_id from authz.body_elements_i_may('form') e
  union select distinct e.body_id from authz.body_elements_i_may('step') e $$;
comment on function authz.bodies_in_which_i_may_sign is 'Relation: teams in whose process some step or form is mine: declarations, statements, orders.';
create function authz.units_i_govern() returns setof text
  language sql stable security definer set search_path = '' rows 2 as $$
  select m.unit_code from authz.memberships_i_hold() m
  join model.version v on v.model_id = m.model_id
  join model.granted g on g.version_id = v.id and g.role = m.role and g.kind = 'act' and g.element = 'localise' $$;
comment on function authz.units_i_govern is 'Relation: gminas and powiats for which a role of mine may set what the model leaves to them.';
create function authz.bodies_i_just_founded() returns setof uuid
  language sql stable security definer set search_path = '' rows 2 as $$
  select b.id from teams.body b where b.unit_code in (select authz.units_i_govern()) and not exists (select from teams.visit v where v.body_id = b.id) $$;
comment on function authz.bodies_i_just_founded is 'Relation: a team I am founding, before its first stage is on record.';
create function authz.bodies_i_may_record_in() returns table (body_id uuid, recorded boolean)
  language sql stable security definer set search_path = '' rows 4 as $$ select distinct s.body_id, true from authz.body_steps_i_may_do() s $$;
comment on function authz.bodies_i_may_record_in is 'Relation: teams in which some step is mine, so that I may record what somebody without an account did.';
create function authz.places_i_may_nominate_to() returns table (body_id uuid, institution_id uuid, role text)
  language sql stable security definer set search_path = '' rows 4 as $$
  select distinct r.body_id, r.institution_id, o.role
  from authz.body_roles_i_hold() r join teams.body b on b.id = r.body_id
  join model.role o on o.version_id = b.version_id and o.body = b.element
  where r.institution_id in (select authz.institutions_i_head())
    and exists (select from model.agreement_type t where t.version_id = b.version_id and t.kind = 'nomination' and t.element = any (o.needs))
    and not exists (select from model.granted g where g.version_id = b.version_id and g.role = o.role and g.kind = 'act'
                    and g.element in ('manage_members', 'manage_agreements', 'localise')) $$;
comment on function authz.places_i_may_nominate_to is 'Relation: in teams to which I answer for an institution I head, the roles that come by nomination and carry no power over the team.';

-- What rules ask about a team: dates and parties of agreements, whoever recorded them; no numbers, no files.
create function teams.agreement_structure(in_body uuid)
  returns table (element text, kind text, unit_code text, institution_id uuid, person_id uuid, from_on date, until_on date)
  language sql stable security definer set search_path = '' rows 50 as $$
  select a.element, a.kind, p.unit_code, p.institution_id, p.person_id, a.from_on, least(a.until_on, a.ended_on)
  from teams.body b
  join model.version v on v.id = b.version_id
  join institutions.agreement a on a.model_id = v.model_id
   and (a.body_id = b.id or a.body_id is null or a.kind in ('project', 'own_adoption', 'confidentiality'))
  join institutions.agreement_party p on p.agreement_id = a.id
  where b.id = in_body
    and (b.id in (select authz.bodies_i_sit_in()) or (select authz.i_administer()) or (select authz.acting_as('setup')))
    and (p.unit_code in (b.unit_code, left(b.unit_code, 4), left(b.unit_code, 2))
         or p.institution_id in (select m.institution_id from teams.membership m where m.body_id = b.id)
         or p.person_id in (select m.person_id from teams.membership m where m.body_id = b.id)) $$;

-- The cases come with a later migration, so the body of this function is looked at when it is first called.
create function teams.open_cases(in_body uuid) returns integer
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not (in_body in (select authz.bodies_i_sit_in()) or authz.i_administer() or authz.acting_as('setup')) then return null; end if;
  return (select count(*)::integer from casework."case" c join teams.body b on b.id = in_body
          where c.closed_on is null and (c.body_id = b.id or (c.body_id is null and c.unit_code = b.unit_code)));
end $$;
comment on function teams.open_cases is 'How many cases of the team are open: a figure only, for those who serve the team.';
comment on function teams.agreement_structure is 'Agreements that count in a team, once for each party: which kind, who, from when to when.';
revoke execute on all functions in schema teams from public;
grant execute on all functions in schema teams to app_runtime;
