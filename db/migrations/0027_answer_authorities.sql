-- Letters of courts, prosecutors, the police and other authorities, and what was given to them. They belong to the institution that got them.

create sequence casework.official_letter_no start 100;
grant usage, select on sequence casework.official_letter_no to app_runtime;

create table casework.official_letter (
  id             uuid primary key,
  case_id        uuid not null references casework.case,
  no             bigint not null unique default nextval('casework.official_letter_no'),
  institution_id uuid not null references institutions.institution,
  subject_id     uuid,
  sender_kind    text not null check (sender_kind in ('court', 'prosecutor', 'police', 'other')),
  sender         text not null,
  address        text,
  reference      text not null,
  dated_on       date not null,
  received_on    date not null,
  power          jsonb not null,
  covers         text[] not null,
  not_for_family boolean not null,
  asks           text not null,
  due_on         date,
  registered_by  uuid not null references identity.person,
  registered_at  timestamptz not null,
  state          text not null default 'open' check (state in ('open', 'approved', 'sent')),
  closed_on      date,
  answer         jsonb,
  version        integer not null default 1,
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  unique (case_id, institution_id, id),
  check (dated_on <= received_on and (due_on is null or due_on >= received_on)),
  check ((state = 'sent') = (closed_on is not null))
);
comment on table casework.official_letter is 'A letter by which a court, a prosecutor, the police or another authority asks about people of a case, as one institution got it, and the draft of its answer. `power` is the provision as it read that day; `covers` the sensitivities that it opens.';
create index official_letter_case on casework.official_letter (case_id, subject_id);
create index official_letter_institution on casework.official_letter (institution_id);
create index official_letter_registered_by on casework.official_letter (registered_by);
create unique index official_letter_once on casework.official_letter (case_id, institution_id, lower(sender), lower(reference), dated_on);
alter table casework.official_letter enable row level security;
grant select, insert on casework.official_letter to app_runtime;
grant update (state, closed_on, answer, version) on casework.official_letter to app_runtime;

create table casework.letter_part (
  id             uuid primary key,
  letter_id      uuid not null,
  case_id        uuid not null,
  institution_id uuid not null,
  item_id        uuid,
  category       text not null,
  subject_id     uuid,
  heading        text not null,
  words          text not null,
  no             integer not null,
  left_out       boolean not null default false,
  foreign key (case_id, institution_id, letter_id) references casework.official_letter (case_id, institution_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.letter_part is 'One part of the answer to an authority: an entry of the own institution in words, as they were edited, or words of its own.';
create index letter_part_letter on casework.letter_part (case_id, institution_id, letter_id);
create index letter_part_item on casework.letter_part (case_id, item_id);
create index letter_part_subject on casework.letter_part (case_id, subject_id);
alter table casework.letter_part enable row level security;
grant select, insert on casework.letter_part to app_runtime;
grant update (heading, words, no, left_out) on casework.letter_part to app_runtime;

create table casework.letter_sent (
  id              uuid primary key,
  letter_id       uuid not null,
  case_id         uuid not null,
  institution_id  uuid not null,
  kind            text not null check (kind in ('full', 'part', 'refusal', 'forwarded')),
  pdf             bytea not null,
  sha256          bytea not null check (length(sha256) = 32),
  parts           uuid[] not null,
  signed_name     text not null,
  signed_function text not null,
  signed_on       date not null,
  approved_by     uuid not null references identity.person,
  approved_at     timestamptz not null,
  taken_back_at   timestamptz,
  taken_back_by   uuid references identity.person,
  sent_on         date,
  sent_how        text check (sent_how in ('post', 'e_delivery', 'in_person')),
  evidence        text,
  sent_by         uuid references identity.person,
  foreign key (case_id, institution_id, letter_id) references casework.official_letter (case_id, institution_id, id),
  check (num_nonnulls(sent_on, sent_how, sent_by) in (0, 3)),
  check (sent_on is null or taken_back_at is null)
);
comment on table casework.letter_sent is 'The answer to an authority exactly as it was approved and signed: the file, its digest, who signed, how and when it went. The file never changes; one that did not go yet may be taken back.';
create index letter_sent_letter on casework.letter_sent (case_id, institution_id, letter_id);
create unique index letter_sent_standing on casework.letter_sent (letter_id) where taken_back_at is null;
create index letter_sent_approved_by on casework.letter_sent (approved_by);
create index letter_sent_taken_back_by on casework.letter_sent (taken_back_by);
create index letter_sent_sent_by on casework.letter_sent (sent_by);
alter table casework.letter_sent enable row level security;
grant select, insert on casework.letter_sent to app_runtime;
grant update (taken_back_at, taken_back_by, sent_on, sent_how, evidence, sent_by) on casework.letter_sent to app_runtime;

create table casework.given_outside (
  id             uuid primary key,
  case_id        uuid not null,
  institution_id uuid not null references institutions.institution,
  letter_id      uuid not null,
  item_id        uuid,
  subject_id     uuid,
  category       text not null,
  to_kind        text not null check (to_kind in ('court', 'prosecutor', 'police', 'other')),
  to_name        text not null,
  reference      text not null,
  power          jsonb not null,
  not_for_family boolean not null,
  shown_category text generated always as (case when not_for_family then null else category end) stored,
  given_on       date not null,
  given_by       uuid not null references identity.person,
  foreign key (case_id, institution_id, letter_id) references casework.official_letter (case_id, institution_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.given_outside is 'The ledger of what went to a body outside of the platform: which entry, of which category, about whom, to whom, on which provision, when. What the family may not learn of is known to the institution that gave it alone: `shown_category` is empty.';
create index given_outside_case on casework.given_outside (case_id, institution_id, letter_id);
create index given_outside_institution on casework.given_outside (institution_id);
create index given_outside_item on casework.given_outside (case_id, item_id);
create index given_outside_subject on casework.given_outside (case_id, subject_id);
create index given_outside_given_by on casework.given_outside (given_by);
alter table casework.given_outside enable row level security;
grant select (id, case_id, institution_id, letter_id, item_id, subject_id, category, to_kind, to_name, reference, power, not_for_family, shown_category,
  given_on, given_by), insert on casework.given_outside to app_runtime;

create function casework.family_given(in_subject uuid) returns table (category text, recipient text, power jsonb, given_on date)
  language sql stable security definer set search_path = '' as $$
  select distinct g.category, g.to_name, g.power, g.given_on
  from casework.subject s join casework.case c on c.id = s.case_id
  join casework.given_outside g on g.case_id = s.case_id and not g.not_for_family and (g.subject_id is null or g.subject_id = s.id)
  join model.category k on k.version_id = c.version_id and k.category = g.category and k.sensitivity in ('ordinary', 'protected')
  where s.id = in_subject and s.adult
    and (s.case_id in (select authz.cases_i_keep())
      or s.id in (select l.subject_id from casework.family_link l where l.id in (select authz.family_links_i_hold())))
  order by g.given_on desc, g.to_name, g.category $$;
comment on function casework.family_given is 'What went to courts and other authorities about one adult or the whole family, as that adult may know it: nothing special, nothing of another person, no letter that must not be told. For the holder of that person''s code, and for those who keep the case and print it.';
revoke execute on function casework.family_given from public;
grant execute on function casework.family_given to app_runtime;

-- Inspections: who was let in to read which cases of an institution, on which warrant, between which days.

create sequence casework.inspection_no start 100;
grant usage, select on sequence casework.inspection_no to app_runtime;

create table casework.inspection (
  id                       uuid primary key,
  no                       bigint not null unique default nextval('casework.inspection_no'),
  institution_id           uuid not null references institutions.institution,
  authority                text not null,
  authority_institution_id uuid references institutions.institution,
  power                    jsonb not null,
  covers                   text[] not null check (covers <@ array['ordinary', 'protected', 'special']),
  warrant_no               text not null,
  warrant_on               date not null,
  year_from                integer not null,
  year_until               integer not null check (year_until >= year_from),
  from_on                  date not null check (from_on >= warrant_on),
  until_on                 date not null check (until_on >= from_on),
  follows_id               uuid references casework.inspection,
  let_in_by                uuid not null references identity.person,
  let_in_at                timestamptz not null,
  ended_at                 timestamptz,
  ended_by                 uuid references identity.person,
  end_reason               text,
  unique (id, institution_id),
  check (authority_institution_id <> institution_id),
  check (num_nonnulls(ended_at, ended_by, end_reason) in (0, 3))
);
comment on table casework.inspection is 'An inspection of an institution: by whom, on which warrant and provision, between which days, of entries from which years. `covers` are the sensitivities that it opens. Prolonged by a new warrant only, as another row.';
create unique index inspection_once on casework.inspection (institution_id, lower(warrant_no), warrant_on);
create index inspection_authority on casework.inspection (authority_institution_id);
create index inspection_follows on casework.inspection (follows_id);
create index inspection_let_in_by on casework.inspection (let_in_by);
create index inspection_ended_by on casework.inspection (ended_by);
alter table casework.inspection enable row level security;
grant select, insert on casework.inspection to app_runtime;
grant update (ended_at, ended_by, end_reason) on casework.inspection to app_runtime;

create table casework.inspection_case (
  inspection_id  uuid not null,
  institution_id uuid not null,
  case_id        uuid not null,
  primary key (inspection_id, case_id),
  foreign key (inspection_id, institution_id) references casework.inspection (id, institution_id),
  foreign key (case_id, institution_id) references casework.case (id, owner_institution_id)
);
comment on table casework.inspection_case is 'A case that an inspection may read: one that the inspected institution keeps.';
create index inspection_case_institution on casework.inspection_case (inspection_id, institution_id);
create index inspection_case_case on casework.inspection_case (case_id, institution_id);
alter table casework.inspection_case enable row level security;
grant select, insert on casework.inspection_case to app_runtime;

create table casework.inspector (
  id             uuid primary key,
  inspection_id  uuid not null,
  institution_id uuid not null,
  name           text not null,
  function       text not null,
  person_id      uuid references identity.person,
  foreign key (inspection_id, institution_id) references casework.inspection (id, institution_id)
);
comment on table casework.inspector is 'Who inspects, by the warrant: with an account of the inspecting authority, or by name alone, who gets a printed set. Also the worker of the inspected institution who prints that set.';
create index inspector_inspection on casework.inspector (inspection_id, institution_id);
create index inspector_person on casework.inspector (person_id);
create unique index inspector_once on casework.inspector (inspection_id, person_id);
alter table casework.inspector enable row level security;
grant select, insert on casework.inspector to app_runtime;

create function authz.inspected_by(p uuid) returns table (case_id uuid, inspection_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$
  select c.case_id, i.id
  from casework.inspector w
  join casework.inspection i on i.id = w.inspection_id and i.ended_at is null and authz.on_day(i.from_on, i.until_on)
  join casework.inspection_case c on c.inspection_id = i.id
  where w.person_id = p and (authz.scope() is null or c.case_id = authz.scope())
    and exists (select from institutions.employment e where e.person_id = p and authz.on_day(e.from_on, e.until_on)
      and e.institution_id in (i.institution_id, i.authority_institution_id))
    and not exists (select from casework.denied d where d.case_id = c.case_id and d.person_id = p and d.lifted_at is null) $$;
comment on function authz.inspected_by is 'The cases that a person may read for an inspection today: named in it, employed at the authority that inspects or, to print the set, at the institution inspected, and not denied.';

create function authz.cases_under_inspection() returns table (case_id uuid, inspection_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$ select * from authz.inspected_by((select authz.me())) $$;
comment on function authz.cases_under_inspection is 'Relation: cases that I may read for an inspection, from its first day to its last, or until somebody ended it.';

create function authz.items_inspected_by(p uuid) returns table (case_id uuid, item_id uuid, inspection_id uuid, until_on date)
  language sql stable security definer set search_path = '' rows 1 as $$
  select i.case_id, i.id, v.id, v.until_on
  from authz.inspected_by(p) mine
  join casework.inspection v on v.id = mine.inspection_id
  join casework.case c on c.id = mine.case_id
  join casework.item i on i.case_id = c.id and i.owner_institution_id = v.institution_id
    and i.kind in ('identity', 'household', 'authority', 'answer')
    and extract(year from i.created_at at time zone 'Europe/Warsaw') between v.year_from and v.year_until
  join model.category k on k.version_id = c.version_id and k.category = i.category and k.sensitivity = any (v.covers)
  -- what an informant said and what is shielded is in no inspection, as it is on no paper
  where not exists (select from casework.informant_mark m where m.case_id = i.case_id and m.item_id = i.id and m.lifted_at is null)
    and not exists (select from casework.shielded_item x join casework.shield h on h.id = x.shield_id and h.ended_at is null
      where x.case_id = i.case_id and x.item_id = i.id)
  -- rows of a plan and a basket may be written by whoever reads the entry they follow, and an inspection writes nothing
    and not exists (select from casework.plan_goal g where g.case_id = i.case_id and g.item_id = i.id)
    and not exists (select from casework.plan_action a where a.case_id = i.case_id and a.item_id = i.id)
    and not exists (select from casework.basket_item b where b.case_id = i.case_id and b.item_id = i.id) $$;
comment on function authz.items_inspected_by is 'Entries that a person may read for an inspection: written by the inspected institution, in the years and of the sensitivities of its warrant, without lines of plan and basket, what an informant said and what is shielded. Never a pointer to a Blue Card.';

create function authz.items_shown_for_inspection() returns table (case_id uuid, item_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$ select s.case_id, s.item_id from authz.items_inspected_by((select authz.me())) s $$;
comment on function authz.items_shown_for_inspection is 'Relation: entries in the scope of an inspection that I carry out, as long as it runs.';

create function authz.inspections_i_know() returns setof uuid
  language sql stable security definer set search_path = '' rows 5 as $$
  select i.id from casework.inspection i
  where i.institution_id in (select authz.institutions_i_head() union select authz.institutions_i_protect())
  union
  select w.inspection_id from casework.inspector w where w.person_id = (select authz.me())
  union
  select c.inspection_id from casework.inspection_case c
  where c.case_id in (select authz.cases_i_keep() union select authz.cases_i_audit()) $$;
comment on function authz.inspections_i_know is 'Relation: inspections of an institution that I head or protect, those I carry out, and those of cases that I keep or audit.';

create function authz.institutions_i_head_or_protect() returns setof uuid
  language sql stable security definer set search_path = '' rows 2 as $$ select authz.institutions_i_head() union select authz.institutions_i_protect() $$;
comment on function authz.institutions_i_head_or_protect is 'Relation: institutions that I head or whose data protection officer I am.';

create function casework.cases_to_inspect(in_institution uuid, in_codes text[]) returns table (case_id uuid, code text)
  language sql stable security definer set search_path = '' as $$
  select c.id, c.code from casework.case c
  where c.owner_institution_id = in_institution and upper(c.code) = any (select upper(asked) from unnest(in_codes) asked)
    and in_institution in (select authz.institutions_i_head())
    and c.id not in (select authz.cases_denied_to_me()) $$;
comment on function casework.cases_to_inspect is 'Cases that an institution I head keeps, by codes that I name. Nobody gets a list.';

create function casework.workers_to_inspect(in_inspection uuid) returns table (person_id uuid, name text, institution_id uuid)
  language sql stable security definer set search_path = '' as $$
  select distinct p.id, p.given_name || ' ' || p.family_name, e.institution_id
  from casework.inspection i
  join institutions.employment e on e.institution_id in (i.institution_id, i.authority_institution_id) and authz.on_day(e.from_on, e.until_on)
  join identity.person p on p.id = e.person_id
  where i.id = in_inspection and i.institution_id in (select authz.institutions_i_head()) $$;
comment on function casework.workers_to_inspect is 'Who may be named in an inspection with an account, to the head of the inspected institution: workers of the authority, and those of the institution who could print the set.';

create function casework.inspected_cases(in_inspection uuid)
  returns table (case_id uuid, code text, keeper_id uuid, version_id uuid, subject_kind text)
  language sql stable security definer set search_path = '' as $$
  select c.id, c.code, c.owner_institution_id, c.version_id, c.subject_kind
  from authz.cases_under_inspection() mine join casework.case c on c.id = mine.case_id
  where mine.inspection_id = in_inspection order by c.code $$;
comment on function casework.inspected_cases is 'The cases of an inspection that I carry out, as long as it runs: code, keeper and model.';

create function casework.forms_inspected(in_inspection uuid, in_case uuid)
  returns table (id uuid, form text, version_id uuid, local_settings uuid[], institution_id uuid, completed_on date)
  language sql stable security definer set search_path = '' as $$
  select f.id, f.form, f.version_id, f.local_settings, f.institution_id, f.completed_on
  from casework.form_instance f
  where f.case_id = in_case and f.state = 'completed' and exists (
    select from authz.items_inspected_by((select authz.me())) s join casework.item i on i.case_id = s.case_id and i.id = s.item_id
    where s.inspection_id = in_inspection and i.case_id = f.case_id and i.form_instance_id = f.id)
  order by f.completed_at, f.no $$;
comment on function casework.forms_inspected is 'Completed forms of which something is in the scope of an inspection that I carry out.';

create function casework.keys_inspected(in_inspection uuid, in_case uuid) returns setof text
  language sql stable security definer set search_path = '' as $$
  select s.item_id::text from authz.items_inspected_by((select authz.me())) s where s.inspection_id = in_inspection and s.case_id = in_case
  union all
  select p.id::text from authz.cases_under_inspection() mine join casework.subject p on p.case_id = mine.case_id
  where mine.inspection_id = in_inspection and mine.case_id = in_case $$;
comment on function casework.keys_inspected is 'Keys of the rows that are in the scope of an inspection that I carry out, so that I read nothing else of the case for it, whatever else I may read.';

create function casework.why_seen(in_case uuid, in_item uuid, in_person uuid)
  returns table (reason text, disclosure_id uuid, role text, institution_id uuid, until_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select w.* from (
    select 'denied' as reason, null::uuid as disclosure_id, null::text as role, null::uuid as institution_id, null::timestamptz as until_at
      from casework.denied d where d.case_id = in_case and d.person_id = in_person and d.lifted_at is null and in_case in (select authz.cases_i_keep())
    union all
    select 'own', null, s.role, s.institution_id, null
      from authz.seats_of(in_person) s join casework.item i on i.case_id = s.case_id and i.owner_institution_id = s.institution_id
      where s.case_id = in_case and i.id = in_item and s.sees = 'names'
    union all
    select distinct 'disclosed', d.id, d.recipient_role, d.recipient_institution_id, null::timestamptz
      from authz.disclosures_to(in_person) d
      join casework.item i on i.case_id = d.case_id and i.owner_institution_id = d.owner_institution_id and i.category = d.category
      where d.case_id = in_case and i.id = in_item
        and ((d.extent = 'full' and d.item_id is null and (d.subject_id is null or d.subject_id = i.subject_id))
          or (d.extent = 'full' and d.item_id = i.id)
          or (d.extent = 'own_part' and d.item_id is null and d.subject_id is null
              and i.responsible_institution_id = d.recipient_institution_id))
        and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
    union all
    select 'inspection', null, null, null, v.until_on::timestamp at time zone 'Europe/Warsaw'
      from authz.items_inspected_by(in_person) v where v.case_id = in_case and v.item_id = in_item
    union all
    select 'emergency', null, null, null, e.until_at
      from authz.items_opened_in_emergency_by(in_person) e where e.case_id = in_case and e.item_id = in_item
  ) w
  where (in_person = (select authz.me()) or in_case in (select authz.cases_i_keep())
      or exists (select from casework.item i join authz.my_writing_seats() mine on mine.case_id = i.case_id and mine.institution_id = i.owner_institution_id
        where i.id = in_item and i.case_id = in_case))
    and (w.reason = 'denied' or in_item not in (select h.item_id from authz.items_shielded_from(in_person) h)) $$;
comment on function casework.why_seen is 'Every reason for which a person sees an item today; asked about oneself, or by the keeper of the case and the author of the item about anyone. Who is denied a case is not told so.';

revoke execute on function authz.inspected_by, authz.items_inspected_by, authz.cases_under_inspection, authz.items_shown_for_inspection,
  authz.inspections_i_know, authz.institutions_i_head_or_protect, casework.cases_to_inspect, casework.workers_to_inspect, casework.inspected_cases,
  casework.forms_inspected, casework.keys_inspected, casework.why_seen from public;
grant execute on function authz.cases_under_inspection, authz.items_shown_for_inspection, authz.inspections_i_know,
  authz.institutions_i_head_or_protect, casework.cases_to_inspect, casework.workers_to_inspect, casework.inspected_cases,
  casework.forms_inspected, casework.keys_inspected, casework.why_seen to app_runtime;

-- Whoever inspects reads what the family said, so they sign in as those who work with it do.
create or replace function identity.needs_second_factor(in_person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select authz.acting_as('sign_in') and (
    exists (select from identity.office o where o.person_id = in_person and o.office = 'administrator' and authz.on_day(o.from_on, o.until_on))
    or exists (select from casework.inspector w join casework.inspection i on i.id = w.inspection_id
               where w.person_id = in_person and i.ended_at is null and i.until_on >= authz.today())
    or exists (select from casework.seat s where s.person_id = in_person and authz.on_day(s.from_on, s.until_on))
    or exists (select from teams.membership m
               join model.version v on v.model_id = m.model_id
               join model.role r on r.version_id = v.id and r.role = m.role and (r.opens or r.sees in ('names', 'coded', 'own_tasks'))
               where m.person_id = in_person and authz.on_day(m.from_on, m.until_on))
    or exists (select from institutions.employment e
               join institutions.institution i on i.id = e.institution_id
               join institutions.agreement_party p on p.institution_id = i.id
               join institutions.agreement g on g.id = p.agreement_id and g.kind in ('accession', 'own_adoption') and authz.agreement_in_force(g)
               join teams.body b on b.id = g.body_id
               join model.adoption a on a.unit_code = b.unit_code and authz.on_day(a.from_on, a.until_on)
               join model.role r on r.version_id = a.version_id and r.opens and r.level = 'case'
                and (cardinality(r.sectors) = 0 or i.sector = any (r.sectors))
               where e.person_id = in_person and authz.on_day(e.from_on, e.until_on))) $$;
