-- Compartments in a family: how to reach a person safely, addresses and contacts that are shielded, and persons who must not meet. What is shielded
-- is one relation (authz.items_shielded_from_me) that beats every grant on entries, so that no page, search, print or preview can forget it.

alter table casework.item drop constraint item_kind_check;
alter table casework.item add constraint item_kind_check check (kind in
  ('identity', 'household', 'answer', 'minutes', 'note', 'reason', 'authority', 'consent', 'opinion', 'safe_contact', 'apart'));

create table casework.safe_contact (
  id          uuid primary key,
  case_id     uuid not null,
  item_id     uuid not null,
  subject_id  uuid not null,
  never       text[] not null check (never <@ array['phone', 'sms', 'email', 'post', 'home', 'work', 'school']),
  safe        text check (safe in ('phone', 'sms', 'email', 'post', 'home', 'work', 'school', 'in_person')),
  since_on    date not null,
  recorded_by uuid not null references identity.person,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  check (safe is null or safe <> all (never)),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.safe_contact is 'How a person is reached safely: which ways never, which one is safe, since when, as who recorded. Hours and through whom are words of an item, which the row follows. A newer one takes its place and the older stays.';
create index safe_contact_item on casework.safe_contact (case_id, item_id);
create index safe_contact_subject on casework.safe_contact (case_id, subject_id);
create index safe_contact_recorded_by on casework.safe_contact (recorded_by);
alter table casework.safe_contact enable row level security;
grant select, insert on casework.safe_contact to app_runtime;
grant update (replaced_at) on casework.safe_contact to app_runtime;

create table casework.side (
  id         uuid primary key,
  case_id    uuid not null,
  person_id  uuid not null references identity.person,
  subject_id uuid not null,
  why        text not null check (why in ('related', 'serves_alone')),
  reason     text not null check (length(reason) between 3 and 300),
  named_by   uuid not null references identity.person,
  named_at   timestamptz not null,
  ended_at   timestamptz,
  ended_by   uuid references identity.person,
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.side is 'A worker who stands on the side of one person of the family: related to them, or serving them alone. Nothing that is shielded from that person is shown to the worker, whatever else would show it; the worker is not told.';
create unique index side_today on casework.side (case_id, person_id, subject_id) where ended_at is null;
create index side_person on casework.side (person_id);
create index side_of_person on casework.side (person_id, case_id, subject_id) where ended_at is null;
create index side_subject on casework.side (case_id, subject_id);
create index side_named_by on casework.side (named_by);
create index side_ended_by on casework.side (ended_by);
alter table casework.side enable row level security;
grant select, insert on casework.side to app_runtime;
grant update (ended_at, ended_by) on casework.side to app_runtime;

create table casework.apart (
  id               uuid primary key,
  case_id          uuid not null,
  item_id          uuid not null,
  one_subject_id   uuid not null,
  other_subject_id uuid not null,
  kind             text not null check (kind in ('no_meeting', 'no_contact_details', 'both')),
  basis            text not null check (basis in ('court_order', 'police_order', 'pointer', 'own_assessment')),
  from_on          date not null,
  until_on         date,
  decided_by       uuid not null references identity.person,
  decided_at       timestamptz not null,
  ended_at         timestamptz,
  ended_by         uuid references identity.person,
  check (one_subject_id <> other_subject_id),
  check (until_on is null or until_on >= from_on),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, one_subject_id) references casework.subject (case_id, id),
  foreign key (case_id, other_subject_id) references casework.subject (case_id, id)
);
comment on table casework.apart is 'Two persons of a case who must not meet, must not learn each other''s address or contact, or both. The reason is words of an item, which the row follows. The basis is told by casework.apart_basis alone: one that rests on a Blue Card leaves no trace of it.';
create index apart_item on casework.apart (case_id, item_id);
create index apart_one on casework.apart (case_id, one_subject_id);
create index apart_other on casework.apart (case_id, other_subject_id);
create index apart_decided_by on casework.apart (decided_by);
create index apart_ended_by on casework.apart (ended_by);
alter table casework.apart enable row level security;
grant select (id, case_id, item_id, one_subject_id, other_subject_id, kind, from_on, until_on, decided_by, decided_at, ended_at, ended_by), insert
  on casework.apart to app_runtime;
grant update (ended_at, ended_by) on casework.apart to app_runtime;

-- A masked value may be followed by a newer one. `patterns`: how it is told in a text, whatever the ending of a word or the blanks in a number.
drop index casework.secret_once;
alter table casework.secret drop constraint secret_kind_check,
  add constraint secret_kind_check check (kind in ('pesel', 'shielded_address', 'shielded_contact')),
  add column patterns text[] not null default '{}', add column replaced_at timestamptz;
create unique index secret_current on casework.secret (subject_id, kind) where replaced_at is null and given_up_at is null;
-- Rules ask whether the same person has a plan elsewhere.
create index secret_pesel_of_case on casework.secret (case_id) where kind = 'pesel';
comment on table casework.secret is 'PESEL, shielded addresses and contacts, sealed. No role reads this table; each unmasking goes through casework.unmask and is recorded.';

create table casework.shield (
  id            uuid primary key,
  case_id       uuid not null,
  subject_id    uuid not null,
  secret_id     uuid not null unique references casework.secret,
  item_id       uuid,
  what          text not null check (what in ('address', 'contact')),
  from_subjects uuid[] not null default '{}',
  from_on       date not null,
  decided_by    uuid not null references identity.person,
  decided_at    timestamptz not null,
  replaced_at   timestamptz,
  ended_at      timestamptz,
  ended_by      uuid references identity.person,
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.shield is 'That an address or a contact of a person is shielded: from whom of the family (nobody named: from everybody else in it), since when, by whom. The value is a secret, the reason an item. Added by casework.keep_shield alone; until it is lifted it covers every entry that tells the value, an older value too.';
create index shield_subject on casework.shield (case_id, subject_id);
create index shield_item on casework.shield (case_id, item_id);
create index shield_decided_by on casework.shield (decided_by);
create index shield_ended_by on casework.shield (ended_by);
alter table casework.shield enable row level security;
grant select on casework.shield to app_runtime;
grant update (ended_at, ended_by) on casework.shield to app_runtime;

create table casework.shield_reader (
  id             uuid primary key,
  shield_id      uuid not null references casework.shield,
  case_id        uuid not null references casework.case,
  person_id      uuid references identity.person,
  institution_id uuid references institutions.institution,
  reason         text not null check (length(reason) between 3 and 300),
  from_on        date not null,
  until_on       date not null,
  named_by       uuid not null references identity.person,
  named_at       timestamptz not null,
  ended_at       timestamptz,
  check (num_nonnulls(person_id, institution_id) = 1),
  check (until_on >= from_on)
);
comment on table casework.shield_reader is 'A member of the team, or an institution in it, to whom what is shielded was opened, with the reason and until when.';
create index shield_reader_shield on casework.shield_reader (shield_id);
create index shield_reader_case on casework.shield_reader (case_id);
create index shield_reader_person on casework.shield_reader (person_id);
create index shield_reader_institution on casework.shield_reader (institution_id);
create index shield_reader_named_by on casework.shield_reader (named_by);
alter table casework.shield_reader enable row level security;
grant select, insert on casework.shield_reader to app_runtime;
grant update (ended_at) on casework.shield_reader to app_runtime;

create table casework.shielded_item (
  case_id   uuid not null,
  item_id   uuid not null,
  shield_id uuid not null references casework.shield,
  primary key (case_id, item_id, shield_id),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.shielded_item is 'Which entries tell a shielded address or contact. Written by the database when an entry or a shield is kept; no role reads it.';
create index shielded_item_shield on casework.shielded_item (shield_id);
alter table casework.shielded_item enable row level security;

create index item_apart on casework.item (case_id, id) where kind = 'apart';
create index item_contact on casework.item (case_id, subject_id) where kind in ('identity', 'safe_contact');

-- On paper, which goes from hand to hand, nothing shielded is printed, whoever prints it.
create function authz.shields_hidden() returns boolean language sql stable
  return coalesce(pg_catalog.current_setting('app.shields_hidden', true), '') = 'yes' or authz.names_hidden();
comment on function authz.shields_hidden is 'What is read goes to paper or to a shared screen: nothing shielded is to be shown.';

create function casework.tells(in_text text, in_patterns text[]) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from pg_catalog.unnest(in_patterns) p where pg_catalog.lower(public.unaccent(in_text)) ~ p) $$;
comment on function casework.tells is 'Whether a text tells a shielded address or contact, without regard to capitals and accents.';

create function casework.holds_contact(in_kind text, in_body jsonb) returns boolean
  language sql stable security definer set search_path = '' as $$
  select in_kind = 'safe_contact' or in_kind = 'identity' and (in_body ->> 'phone' is not null or in_body ->> 'safeContact' is not null) $$;
comment on function casework.holds_contact is 'Whether an entry about a person says how to reach them, whatever its words.';

create function authz.sides_of(p uuid) returns table (case_id uuid, subject_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$
  select s.case_id, s.subject_id from casework.side s where s.person_id = p and s.ended_at is null $$;
comment on function authz.sides_of is 'On whose side a worker stands, in which case.';

create function authz.cases_i_am_one_sided_in() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$ select s.case_id from authz.sides_of((select authz.me())) s $$;
comment on function authz.cases_i_am_one_sided_in is 'Relation that beats all others: cases in which I stand on the side of one person.';

create function authz.shields_against(p uuid) returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select s.id from authz.sides_of(p) m
  cross join lateral (select h.* from casework.shield h where h.case_id = m.case_id offset 0) s
  where m.subject_id <> s.subject_id and (pg_catalog.cardinality(s.from_subjects) = 0 or m.subject_id = any (s.from_subjects)) $$;
comment on function authz.shields_against is 'Shields from a person on whose side somebody stands: shut to them whatever else would open them.';

create function authz.shields_open_to(p uuid) returns setof uuid
  language sql stable security definer set search_path = '' rows 10 as $$
  select distinct s.id
  from authz.seats_of(p) t
  -- case by case, whatever the planner thinks of so few rows
  cross join lateral (select h.* from casework.shield h where h.case_id = t.case_id offset 0) s
  where t.sees = 'names' and not authz.shields_hidden()
    and (t.keeper or (
      select true from casework.shield_reader r
      where r.shield_id = s.id and (r.person_id = p or r.institution_id = t.institution_id)
        and r.ended_at is null and authz.on_day(r.from_on, r.until_on) limit 1) is true)
    and s.id not in (select a from authz.shields_against(p) a) $$;
comment on function authz.shields_open_to is 'Shields that are open to a person: to those who keep the case and those named, never to who stands on the side of somebody it is shielded from.';

create function authz.shields_open_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 10 as $$ select o from authz.shields_open_to((select authz.me())) o $$;
comment on function authz.shields_open_to_me is 'Relation: shields whose address or contact I may be shown.';

create function authz.items_shielded_from(p uuid) returns table (case_id uuid, item_id uuid)
  language sql stable security definer set search_path = '' rows 10 as $$
  with seats as materialized (select t.case_id, t.institution_id, t.sees, t.keeper from authz.seats_of(p) t),
  sides as materialized (select m.case_id, m.subject_id from authz.sides_of(p) m),
  reach as materialized (
    select t.case_id from seats t
    union select h.case_id from seats t
    cross join lateral (select x.case_id from casework.case_handover x where x.to_case_id = t.case_id offset 0) h
    union select e.case_id from casework.emergency e where e.person_id = p and e.opened_at > authz.now() - interval '24 hours'
  )
  -- what tells a shielded address or contact; an institution knows what it wrote itself
  select c.case_id, c.item_id
  from reach r
  cross join lateral (select x.case_id, x.item_id, x.shield_id from casework.shielded_item x where x.case_id = r.case_id offset 0) c
  cross join lateral (select h.id from casework.shield h where h.id = c.shield_id and h.ended_at is null offset 0) s
  cross join lateral (select x.owner_institution_id from casework.item x where x.case_id = c.case_id and x.id = c.item_id offset 0) i
  where c.shield_id not in (select o from authz.shields_open_to(p) o)
    and (authz.shields_hidden() or c.shield_id in (select a from authz.shields_against(p) a)
      or not exists (select from seats t where t.case_id = c.case_id and t.institution_id = i.owner_institution_id and t.sees = 'names'))
  union
  -- contact details of somebody who is kept apart from the person on whose side I stand
  select i.case_id, i.id
  from sides m
  cross join lateral (select x.* from casework.apart x where x.case_id = m.case_id and m.subject_id in (x.one_subject_id, x.other_subject_id) offset 0) a
  cross join lateral (
    select x.case_id, x.id, x.subject_id, x.kind, x.body from casework.item x
    where x.case_id = a.case_id and x.kind in ('identity', 'safe_contact') and x.subject_id in (a.one_subject_id, a.other_subject_id) offset 0) i
  where a.kind <> 'no_meeting' and a.ended_at is null and authz.on_day(a.from_on, a.until_on) and i.subject_id <> m.subject_id
    and casework.holds_contact(i.kind, i.body)
  union
  -- why persons are kept apart and addresses shielded: for those who keep the case and stand on nobody's side
  select i.case_id, i.id
  from reach r cross join lateral (select x.case_id, x.id from casework.item x where x.case_id = r.case_id and x.kind = 'apart' offset 0) i
  where authz.shields_hidden() or exists (select from sides m where m.case_id = i.case_id)
    or not exists (select from seats t where t.case_id = i.case_id and t.keeper and t.sees = 'names') $$;
comment on function authz.items_shielded_from is 'Entries that are not there for a person because they tell what is shielded from them.';

-- Asked by every statement that reads an entry, once for each table in it, and worked out once as seats are (0008): again as soon as the
-- answer could differ, for another person, case, day or screen, or after a write to anything it depends on.
create function authz.items_shielded_from_me() returns table (case_id uuid, item_id uuid)
  language plpgsql stable security definer set search_path = '' rows 10 as $$
declare
  known constant text := pg_catalog.concat_ws(' ', authz.me(), authz.scope(), authz.now(), authz.shields_hidden(),
    (select pg_catalog.string_agg(c.by::text, ',' order by c.by) from authz.seat_change c));
begin
  if pg_catalog.current_setting('app.shielded_known', true) is distinct from known then
    perform pg_catalog.set_config('app.shielded_cases', pg_catalog.array_agg(s.case_id)::text, true),
      pg_catalog.set_config('app.shielded_items', pg_catalog.array_agg(s.item_id)::text, true),
      pg_catalog.set_config('app.shielded_known', known, true)
    from authz.items_shielded_from(authz.me()) s;
  end if;
  return query select * from unnest(nullif(pg_catalog.current_setting('app.shielded_cases'), '')::uuid[],
    nullif(pg_catalog.current_setting('app.shielded_items'), '')::uuid[]);
end $$;
comment on function authz.items_shielded_from_me is 'Relation that beats all others: entries that tell what is shielded from me.';

do $$
declare
  source regclass;
begin
  foreach source in array array['casework.shielded_item', 'casework.shield', 'casework.shield_reader', 'casework.side', 'casework.apart',
    'casework.case_handover', 'casework.emergency']::regclass[]
  loop
    execute pg_catalog.format('create trigger seats_changed after insert or update or delete or truncate on %s execute function authz.seats_changed()', source);
  end loop;
end $$;
-- of the entries only the kinds that are asked for; others are written all the time
create trigger shielded_changed after insert on casework.item for each row
  when (new.kind in ('identity', 'safe_contact', 'apart')) execute function authz.seats_changed();
create trigger shielded_changed_again after update or delete on casework.item for each row
  when (old.kind in ('identity', 'safe_contact', 'apart')) execute function authz.seats_changed();
create trigger shielded_truncated after truncate on casework.item execute function authz.seats_changed();

create function authz.drafts_shielded_from_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select d.form_instance_id
  from (select distinct t.case_id from authz.seats_of(authz.me()) t) t
  cross join lateral (select h.id, h.secret_id from casework.shield h where h.case_id = t.case_id and h.ended_at is null offset 0) s
  cross join lateral (select x.patterns from casework.secret x where x.id = s.secret_id offset 0) k
  cross join lateral (select x.form_instance_id, x.answers from casework.form_draft x where x.case_id = t.case_id offset 0) d
  where s.id not in (select authz.shields_open_to_me())
    and (authz.shields_hidden() or s.id in (select authz.shields_against(authz.me())))
    and casework.tells(d.answers::text, k.patterns) $$;
comment on function authz.drafts_shielded_from_me is 'Relation that beats all others: forms still being written that tell what is shielded from me.';

create function authz.extracts_shielded_from_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select e.disclosure_id
  from (select distinct t.case_id from authz.seats_of(authz.me()) t) t
  cross join lateral (select h.id, h.secret_id from casework.shield h where h.case_id = t.case_id and h.ended_at is null offset 0) s
  cross join lateral (select x.patterns from casework.secret x where x.id = s.secret_id offset 0) k
  cross join lateral (select x.disclosure_id, x.words from casework.extract x where x.case_id = t.case_id offset 0) e
  cross join lateral (select x.case_id, x.owner_institution_id from casework.disclosure x where x.id = e.disclosure_id offset 0) d
  where s.id not in (select authz.shields_open_to_me()) and casework.tells(e.words, k.patterns)
    and (authz.shields_hidden() or s.id in (select authz.shields_against(authz.me()))
      or (d.case_id, d.owner_institution_id) not in (select w.case_id, w.institution_id from authz.my_writing_seats() w)) $$;
comment on function authz.extracts_shielded_from_me is 'Relation that beats all others: texts written for a recipient that tell what is shielded from me.';

create function authz.requests_shielded_from_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select r.id
  from (select p as id from authz.requests_put_to_me() p
        union select q.id from authz.seats_of(authz.me()) t
        cross join lateral (select x.id from casework.request x where x.case_id = t.case_id offset 0) q) mine
  cross join lateral (select x.* from casework.request x where x.id = mine.id offset 0) r
  cross join lateral (select h.id, h.secret_id from casework.shield h where h.case_id = r.case_id and h.ended_at is null offset 0) s
  cross join lateral (select x.patterns from casework.secret x where x.id = s.secret_id offset 0) k
  where s.id not in (select authz.shields_open_to_me()) and casework.tells(r.question::text, k.patterns)
    and (authz.shields_hidden() or s.id in (select authz.shields_against(authz.me()))
      or (r.case_id, r.asking_institution_id) not in (select w.case_id, w.institution_id from authz.my_writing_seats() w)) $$;
comment on function authz.requests_shielded_from_me is 'Relation that beats all others: questions to institutions that tell what is shielded from me.';

revoke execute on function authz.shields_against, authz.extracts_shielded_from_me, authz.requests_shielded_from_me from public;
grant execute on function authz.extracts_shielded_from_me, authz.requests_shielded_from_me to app_runtime;
revoke execute on function authz.shields_hidden, casework.tells, casework.holds_contact, authz.sides_of, authz.cases_i_am_one_sided_in, authz.shields_open_to,
  authz.shields_open_to_me, authz.items_shielded_from, authz.items_shielded_from_me, authz.drafts_shielded_from_me from public;
grant execute on function authz.shields_hidden, authz.cases_i_am_one_sided_in, authz.shields_open_to_me, authz.items_shielded_from_me,
  authz.drafts_shielded_from_me to app_runtime;

-- Every entry that tells a shielded value is covered when it is kept, whoever writes it and in which form; a contact also covers how to reach
-- the person safely.
create function casework.cover_item() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into casework.shielded_item (case_id, item_id, shield_id)
  select new.case_id, new.id, s.id
  from casework.shield s join casework.secret k on k.id = s.secret_id
  where s.case_id = new.case_id and s.ended_at is null
    and (casework.tells(new.body::text, k.patterns)
      or s.what = 'contact' and new.subject_id = s.subject_id and casework.holds_contact(new.kind, new.body))
  on conflict do nothing;
  return null;
end $$;
comment on function casework.cover_item is 'Covers a new entry that tells what is shielded.';
create trigger cover_item after insert on casework.item for each row execute function casework.cover_item();

create function casework.keep_shield(in_case uuid, in_subject uuid, in_shield jsonb, in_sealed bytea, in_sealed_by bytea, in_patterns text[])
  returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  kept constant text := 'shielded_' || (in_shield ->> 'what');
  shield_id constant uuid := (in_shield ->> 'id')::uuid;
begin
  if in_case not in (select authz.cases_i_keep()) or in_case in (select authz.cases_i_am_one_sided_in())
    or in_case in (select authz.cases_denied_to_me()) or authz.looks_as_another() then return null; end if;
  update casework.shield s set replaced_at = authz.now()
  from casework.secret k where k.id = s.secret_id and k.subject_id = in_subject and k.kind = kept and k.replaced_at is null;
  update casework.secret k set replaced_at = authz.now() where k.subject_id = in_subject and k.kind = kept and k.replaced_at is null;
  insert into casework.secret (id, case_id, subject_id, kind, sealed, sealed_by, patterns, entered_by, entered_at)
  values (shield_id, in_case, in_subject, kept, in_sealed, in_sealed_by, in_patterns, authz.me(), authz.now());
  insert into casework.shield (id, case_id, subject_id, secret_id, item_id, what, from_subjects, from_on, decided_by, decided_at)
  values (shield_id, in_case, in_subject, shield_id, (in_shield ->> 'item')::uuid, in_shield ->> 'what',
          array(select pg_catalog.jsonb_array_elements_text(in_shield -> 'from')::uuid), authz.today(), authz.me(), authz.now());
  insert into casework.shielded_item (case_id, item_id, shield_id)
  select i.case_id, i.id, shield_id from casework.item i
  where i.case_id = in_case
    and (casework.tells(i.body::text, in_patterns)
      or in_shield ->> 'what' = 'contact' and i.subject_id = in_subject and casework.holds_contact(i.kind, i.body))
  on conflict do nothing;
  return true;
end $$;
comment on function casework.keep_shield is 'Keeps a shielded address or contact in the place of the one before, and covers every entry that tells it. For those who keep the case and stand on nobody''s side; nothing for others.';

create function casework.tells_shielded(in_case uuid, in_text text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from casework.shield s join casework.secret k on k.id = s.secret_id
    where s.case_id = in_case and s.ended_at is null and s.id in (select authz.shields_open_to_me()) and casework.tells(in_text, k.patterns)) $$;
comment on function casework.tells_shielded is 'Whether a text that others will read tells an address or contact that is shielded and open to me. Whoever it is shielded from is told nothing, and so learns nothing by guessing.';

create function casework.kept_apart(in_case uuid, in_subjects uuid[]) returns table (apart_id uuid, one_subject_id uuid, other_subject_id uuid)
  language sql stable security definer set search_path = '' as $$
  select case when mine.open then a.id end, case when mine.open then a.one_subject_id end, case when mine.open then a.other_subject_id end
  from casework.apart a
  cross join lateral (
    select in_case in (select authz.cases_i_keep()) and in_case not in (select authz.cases_i_am_one_sided_in()) and not authz.shields_hidden() as open
  ) mine
  where a.case_id = in_case and in_case in (select s.case_id from authz.my_writing_seats() s)
    and a.kind <> 'no_contact_details' and a.ended_at is null and authz.on_day(a.from_on, a.until_on)
    and a.one_subject_id = any (in_subjects) and a.other_subject_id = any (in_subjects) $$;
comment on function casework.kept_apart is 'Pairs among these persons who must not meet today. Who may not know of a pair gets a row without a word: that somebody else has to decide.';

create function casework.apart_basis(in_apart uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select a.basis from casework.apart a
  where a.id = in_apart and a.case_id in (select authz.cases_i_keep()) and a.case_id not in (select authz.cases_i_am_one_sided_in())
    and (a.basis <> 'pointer' or a.case_id in (select authz.pointers_i_may_read())) $$;
comment on function casework.apart_basis is 'On what it rests that two persons are kept apart, for those who keep the case; that a Blue Card runs is told to those alone who may read the pointer.';

create function casework.unmask(in_subject uuid, in_kind text, in_purpose text) returns bytea
  language plpgsql security definer set search_path = '' as $$
declare
  found casework.secret;
begin
  if in_purpose is null or in_purpose not in ('letter', 'form', 'identity', 'safety') then
    raise exception 'say what a masked value is needed for';
  end if;
  select s.* into found from casework.secret s
  where s.subject_id = in_subject and s.kind = in_kind and s.replaced_at is null and s.given_up_at is null
    and (case when in_kind = 'pesel' then s.case_id in (select authz.cases_i_keep())
              else s.id in (select h.secret_id from authz.shields_open_to_me() o
                            cross join lateral (select x.secret_id from casework.shield x where x.id = o offset 0) h) end)
    and s.case_id not in (select authz.cases_denied_to_me());
  if found.id is null then return null; end if;
  -- That something is shielded is told by no fact of the case: the look stands in the chain of the shield.
  perform platform.record_fact('case', case when in_kind = 'pesel' then found.case_id else found.id end, 'casework.secret.unmasked',
    pg_catalog.jsonb_build_object('subject', in_subject, 'kind', in_kind, 'purpose', in_purpose), null);
  return found.sealed;
end $$;
comment on function casework.unmask is 'Gives out a sealed PESEL to a seat of the institution that keeps the case, a shielded address or contact to those it is open to, and records that it was shown and what for.';

create function casework.secrets_kept(in_case uuid) returns table (subject_id uuid, kind text, sealed_end bytea)
  language sql stable security definer set search_path = '' as $$
  select s.subject_id, s.kind, case when not authz.names_hidden() and not authz.looks_as_another() then s.sealed_end end from casework.secret s
  where s.case_id = in_case and in_case in (select authz.cases_i_keep()) and s.replaced_at is null and s.given_up_at is null
    and (s.kind = 'pesel' or s.id in (
      select h.secret_id from authz.shields_open_to_me() o
      cross join lateral (select x.secret_id from casework.shield x where x.id = o and x.ended_at is null offset 0) h)) $$;
comment on function casework.secrets_kept is 'Which persons of a case I keep have a masked PESEL, with its last digits sealed, or an address or contact shielded that is open to me.';

-- Why somebody sees an item: the rules told for another person.
-- As before (0017), and what is shielded leaves no trace either.
create or replace function casework.is_more_written(in_case uuid, in_forms text[], seen uuid[]) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from casework.item i
    join casework.form_instance f on f.case_id = i.case_id and f.id = i.form_instance_id and f.state = 'completed' and f.form = any (in_forms)
    join model.category k on k.version_id = f.version_id and k.category = i.category and k.sensitivity in ('ordinary', 'protected')
    where i.case_id = in_case and i.kind = 'answer' and i.replaced_at is null and i.id <> all (seen)
      and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
      and i.id not in (select h.item_id from authz.items_shielded_from_me() h)
      and in_case in (select s.case_id from authz.my_institutions_in_cases() s)) $$;
comment on function casework.is_more_written is 'Whether forms of a case hold ordinary or protected entries beside those the acting person sees: yes or no, never whose, about whom, which or how many. Special ones, what an informant said and what is shielded leave no trace.';

create function casework.existences(in_case uuid) returns table (category text, owner_institution_id uuid, on_day date)
  language sql stable security definer set search_path = '' as $$
  select distinct i.category, i.owner_institution_id, i.created_at::date
  from authz.disclosures_to((select authz.me())) d
  join casework.item i on i.case_id = d.case_id and i.owner_institution_id = d.owner_institution_id and i.category = d.category
  where d.case_id = in_case and d.extent = 'existence' and i.replaced_at is null
    and (not authz.looks_as_another() or d.id::text = any (authz.keys_seen_by_both()))
    and (d.subject_id is null or d.subject_id = i.subject_id) and (d.item_id is null or d.item_id = i.id)
    and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
    and i.id not in (select h.item_id from authz.items_shielded_from_me() h) $$;
comment on function casework.existences is 'What a disclosure of extent existence yields: category and day, nothing else.';

create function casework.family_view(in_subject uuid) returns json
  language sql stable security definer set search_path = '' as $$
  with me as materialized (
    select s.id, s.case_id, c.version_id, c.unit_code, c.owner_institution_id as keeper
    from casework.subject s join casework.case c on c.id = s.case_id
    where s.id = in_subject and s.adult
      and (s.case_id in (select authz.cases_i_keep())
        or s.id in (select l.subject_id from casework.family_link l where l.id in (select authz.family_links_i_hold())))
  ),
  open_categories as materialized (
    select k.category from me join model.category k on k.version_id = me.version_id and k.sensitivity in ('ordinary', 'protected')
  ),
  -- what is shielded stands on no page and in no booklet of the family, that person's own included: others may open or find it
  left_out as materialized (
    select c.item_id from me join casework.shielded_item c on c.case_id = me.case_id
    join casework.shield s on s.id = c.shield_id and s.ended_at is null
  ),
  -- goals of this person and of the whole family; never those of somebody else
  goals as materialized (
    select g.row_key, i.body, g.due_on, g.subject_id is null as whole
    from me join casework.plan p on p.case_id = me.case_id and p.state = 'active'
    join casework.plan_goal g on g.plan_id = p.id and (g.subject_id is null or g.subject_id = me.id)
    join casework.item i on i.case_id = g.case_id and i.id = g.item_id and i.category in (select o.category from open_categories o)
      and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
      and i.id not in (select l.item_id from left_out l)
  ),
  actions as materialized (
    select i.body, a.due_on, a.state, a.responsible_institution_id as institution
    from me join casework.plan p on p.case_id = me.case_id and p.state = 'active'
    join casework.plan_action a on a.plan_id = p.id and a.goal_key in (select g.row_key from goals g)
    join casework.item i on i.case_id = a.case_id and i.id = a.item_id and (i.subject_id is null or i.subject_id = me.id)
      and i.category in (select o.category from open_categories o)
      and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
      and i.id not in (select l.item_id from left_out l)
  ),
  -- nothing given on a duty to notify, nothing special, nothing about one person who is not this one
  shown as materialized (
    select distinct d.category, d.ground, d.recipient_institution_id as institution, d.recipient_role as role, d.valid_until
    from me join casework.disclosure d on d.case_id = me.case_id and d.withdrawn_at is null and authz.on_day(d.valid_from, d.valid_until)
    left join casework.item i on i.case_id = d.case_id and i.id = d.item_id
    where d.ground_kind <> 'legal_duty' and d.category in (select o.category from open_categories o)
      and (d.subject_id is null or d.subject_id = me.id)
      and (d.item_id is null or i.subject_id is null or i.subject_id = me.id)
  ),
  -- an institution that works with somebody else alone is not named, not even by its looks
  known as materialized (
    select me.keeper as institution from me union select a.institution from actions a where a.institution is not null
    union select s.institution from shown s
  )
  select json_build_object(
    'caseId', me.case_id, 'versionId', me.version_id, 'unitCode', me.unit_code,
    'given', (select i.body ->> 'given' from casework.item i where i.case_id = me.case_id and i.subject_id = me.id and i.kind = 'identity'
              and i.replaced_at is null order by i.created_at desc, i.id desc limit 1),
    'keeper', (select json_build_object('name', i.name, 'address', i.address, 'phone', i.phone, 'email', i.email)
               from institutions.institution i where i.id = me.keeper),
    'goals', coalesce((select json_agg(json_build_object('body', g.body, 'due', g.due_on, 'whole', g.whole) order by g.row_key) from goals g), '[]'),
    'actions', coalesce((select json_agg(json_build_object('body', a.body, 'due', a.due_on, 'state', a.state, 'institution', i.name))
                         from actions a left join institutions.institution i on i.id = a.institution), '[]'),
    'shown', coalesce((select json_agg(json_build_object('category', s.category, 'ground', s.ground, 'institution', i.name, 'role', s.role, 'until', s.valid_until)
                       order by i.name, s.category) from shown s join institutions.institution i on i.id = s.institution), '[]'),
    'looks', coalesce((select json_agg(x order by x.on desc, x.institution) from (
      select distinct (f.at at time zone 'Europe/Warsaw')::date as on, i.name as institution, s.role
      from platform.fact f
      join casework.seat s on s.case_id = me.case_id and (s.person_id = f.actor_id or f.payload -> 'inPlaceOf' ? s.person_id::text)
      join institutions.institution i on i.id = s.institution_id and i.id in (select k.institution from known k)
      where f.chain_id = me.case_id and f.chain = 'case' and f.item_id is null and f.name like '%.looked'
        and f.at > authz.now() - interval '90 days'
      order by 1 desc, 2 limit 60) x), '[]'))
  from me $$;
comment on function casework.family_view is 'The case as one adult of the family may know it: own goals and those of the whole family, who promised what, who was shown what and who looked. For the holder of that person''s code, and for those who keep the case and print it.';


revoke execute on function casework.keep_shield, casework.tells_shielded, casework.kept_apart, casework.apart_basis, casework.unmask,
  casework.secrets_kept, casework.existences, casework.family_view, casework.cover_item from public;
grant execute on function casework.keep_shield, casework.tells_shielded, casework.kept_apart, casework.apart_basis, casework.unmask,
  casework.secrets_kept, casework.existences, casework.family_view to app_runtime;
