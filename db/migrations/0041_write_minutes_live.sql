-- Meetings that are written down while they go on: the agenda, sentences as they are typed, points closed to some members, votes and dissent,
-- and what those who were there say of the minutes. The words are items throughout, so that the ledger, shields, copies and retention hold for them
-- unchanged. What is closed is one relation (authz.items_closed_to_me) that beats every grant on entries.

-- Rises in the order in which transactions are kept, for each meeting; of the whole database, so that gaps tell nothing.
create sequence casework.live_revision;
grant usage on sequence casework.live_revision to app_runtime;

create function casework.revise(in_meeting uuid) returns bigint language plpgsql volatile set search_path = '' as $$
begin
  -- Kept until the transaction ends: whoever changes the same meeting next gets the higher number and is seen later.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(in_meeting::text, 1));
  return pg_catalog.nextval('casework.live_revision');
end $$;
comment on function casework.revise is 'The next revision of what is written about a meeting. The last statement of what changes it.';

alter table casework.attendance add column way text check (way in ('room', 'video', 'excused'));
grant update (way) on casework.attendance to app_runtime;

create table casework.live_minutes (
  meeting_id    uuid primary key,
  case_id       uuid not null,
  no            integer not null,
  begun_by      uuid not null references identity.person,
  begun_at      timestamptz not null,
  family_heard  boolean,
  closed_by     uuid references identity.person,
  closed_at     timestamptz,
  remarks_until date,
  revision      bigint not null,
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (remarks_until is null)),
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id)
);
comment on table casework.live_minutes is 'Minutes that are written during a meeting: their number in the case and year, since when, until which day those who were there may remark. `revision` is that of attendance and of the order of the agenda.';
create index live_minutes_case on casework.live_minutes (case_id, meeting_id);
create index live_minutes_begun_by on casework.live_minutes (begun_by);
create index live_minutes_closed_by on casework.live_minutes (closed_by);
alter table casework.live_minutes enable row level security;
grant select, insert on casework.live_minutes to app_runtime;
grant update (family_heard, closed_by, closed_at, remarks_until, revision) on casework.live_minutes to app_runtime;

create table casework.agenda_line (
  id         uuid primary key,
  case_id    uuid not null,
  meeting_id uuid not null,
  item_id    uuid not null,
  place      bigint not null,
  closed     boolean not null default false,
  proposed   text,
  added_by   uuid not null references identity.person,
  added_at   timestamptz not null,
  removed_at timestamptz,
  revision   bigint not null,
  unique (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id)
);
comment on table casework.agenda_line is 'What a meeting talks about, in order. Its words are an item, whose category decides who may read it. `closed`: only for those named in agenda_member. `proposed`: which proposal of the product it was taken from.';
create index agenda_line_meeting on casework.agenda_line (case_id, meeting_id);
create index agenda_line_item on casework.agenda_line (case_id, item_id);
create index agenda_line_closed on casework.agenda_line (case_id, id) where closed;
create index agenda_line_added_by on casework.agenda_line (added_by);
alter table casework.agenda_line enable row level security;
grant select, insert on casework.agenda_line to app_runtime;
grant update (place, closed, removed_at, revision) on casework.agenda_line to app_runtime;

create table casework.agenda_member (
  id             uuid primary key,
  case_id        uuid not null,
  line_id        uuid not null,
  person_id      uuid references identity.person,
  institution_id uuid references institutions.institution,
  named_by       uuid not null references identity.person,
  check (num_nonnulls(person_id, institution_id) = 1),
  foreign key (case_id, line_id) references casework.agenda_line (case_id, id)
);
comment on table casework.agenda_member is 'For whom a closed line of the agenda is: a worker, or the people of an institution. Known to them alone.';
create index agenda_member_line on casework.agenda_member (case_id, line_id);
create index agenda_member_person on casework.agenda_member (person_id);
create index agenda_member_institution on casework.agenda_member (institution_id);
create index agenda_member_named_by on casework.agenda_member (named_by);
alter table casework.agenda_member enable row level security;
grant select, insert on casework.agenda_member to app_runtime;

create table casework.sentence (
  id             uuid primary key,
  case_id        uuid not null,
  meeting_id     uuid not null,
  line_id        uuid not null,
  item_id        uuid not null,
  no             bigint not null,
  kind           text not null check (kind in ('said', 'decision', 'task', 'dissent', 'phone_note', 'off_record', 'correction')),
  of_id          uuid,
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  -- whose dissent it is, or who rang: a worker of an institution, or the family
  for_institution_id uuid references institutions.institution,
  for_person_id  uuid references identity.person,
  for_family     boolean not null default false,
  task_id        uuid,
  begun_at       timestamptz not null,
  finished_at    timestamptz,
  withdrawn_at   timestamptz,
  typed          integer not null default 0,
  row_version    integer not null default 1,
  revision       bigint not null,
  unique (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, line_id) references casework.agenda_line (case_id, id),
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id),
  foreign key (case_id, of_id) references casework.sentence (case_id, id),
  foreign key (case_id, task_id) references casework.task (case_id, id)
);
comment on table casework.sentence is 'A sentence of minutes with its author. Its words are an item, from the first letter on; until it is finished its author rewrites them by casework.retype. `of_id`: the decision it dissents from or follows, the sentence it corrects.';
create index sentence_meeting on casework.sentence (case_id, meeting_id, revision);
create index sentence_line on casework.sentence (case_id, line_id);
create index sentence_by_item on casework.sentence (case_id, item_id);
create index sentence_of on casework.sentence (case_id, of_id);
create index sentence_task on casework.sentence (case_id, task_id);
create index sentence_person on casework.sentence (person_id);
create index sentence_institution on casework.sentence (institution_id);
create index sentence_for_institution on casework.sentence (for_institution_id);
create index sentence_for_person on casework.sentence (for_person_id);
alter table casework.sentence enable row level security;
grant select, insert on casework.sentence to app_runtime;
grant update (kind, of_id, item_id, for_institution_id, for_person_id, for_family, task_id, finished_at, withdrawn_at, row_version, revision)
  on casework.sentence to app_runtime;

-- Every wording of a sentence, so that what is closed stays closed in its older ones too.
create table casework.sentence_item (
  case_id     uuid not null,
  item_id     uuid not null,
  line_id     uuid not null,
  primary key (case_id, item_id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, line_id) references casework.agenda_line (case_id, id)
);
comment on table casework.sentence_item is 'Which entries were written about which line of an agenda: its own words, its sentences, every wording of them. Written by the database; no role reads it.';
create index sentence_item_line on casework.sentence_item (case_id, line_id);
alter table casework.sentence_item enable row level security;

create function casework.bind_item() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into casework.sentence_item (case_id, item_id, line_id)
  values (new.case_id, new.item_id, case when tg_table_name = 'agenda_line' then new.id else (pg_catalog.to_jsonb(new) ->> 'line_id')::uuid end)
  on conflict do nothing;
  return null;
end $$;
comment on function casework.bind_item is 'Remembers about which line of an agenda an entry was written.';
create trigger bind_item after insert on casework.agenda_line for each row execute function casework.bind_item();
create trigger bind_item after insert or update of item_id on casework.sentence for each row execute function casework.bind_item();

create table casework.vote (
  id             uuid primary key,
  case_id        uuid not null,
  sentence_id    uuid not null,
  institution_id uuid references institutions.institution,
  vote           text not null check (vote in ('for', 'against', 'abstained')),
  unique nulls not distinct (sentence_id, institution_id),
  foreign key (case_id, sentence_id) references casework.sentence (case_id, id)
);
comment on table casework.vote is 'Who was for a decision, against it, or abstained: an institution, or the family where none is named.';
create index vote_sentence on casework.vote (case_id, sentence_id);
create index vote_institution on casework.vote (institution_id);
alter table casework.vote enable row level security;
grant select, insert, update (vote) on casework.vote to app_runtime;

create table casework.minutes_reply (
  id             uuid primary key,
  case_id        uuid not null,
  meeting_id     uuid not null,
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  agrees         boolean not null,
  item_id        uuid,
  said_at        timestamptz not null,
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.minutes_reply is 'What somebody who was at a meeting says of its closed minutes: agrees, or remarks in the words of an item.';
create index minutes_reply_meeting on casework.minutes_reply (case_id, meeting_id);
create index minutes_reply_item on casework.minutes_reply (case_id, item_id);
create index minutes_reply_person on casework.minutes_reply (person_id);
create index minutes_reply_institution on casework.minutes_reply (institution_id);
alter table casework.minutes_reply enable row level security;
grant select, insert on casework.minutes_reply to app_runtime;

-- What is retyped may come to tell what is shielded.
create trigger cover_retyped after update of body on casework.item for each row execute function casework.cover_item();

create function authz.items_closed_to(p uuid) returns table (case_id uuid, item_id uuid)
  language sql stable security definer set search_path = '' rows 10 as $$
  with seats as materialized (select t.case_id, t.institution_id, t.sees from authz.seats_of(p) t),
  reach as materialized (
    select t.case_id from seats t
    union select h.case_id from seats t
    cross join lateral (select x.case_id from casework.case_handover x where x.to_case_id = t.case_id offset 0) h
    union select e.case_id from casework.emergency e where e.person_id = p and e.opened_at > authz.now() - interval '24 hours'
  )
  select i.case_id, i.item_id
  from reach r
  cross join lateral (select x.id, x.case_id from casework.agenda_line x where x.case_id = r.case_id and x.closed offset 0) l
  cross join lateral (select x.case_id, x.item_id from casework.sentence_item x where x.case_id = l.case_id and x.line_id = l.id offset 0) i
  where not exists (
    select from casework.agenda_member m
    where m.case_id = l.case_id and m.line_id = l.id
      and (m.person_id = p
        or m.institution_id in (select t.institution_id from seats t where t.case_id = l.case_id and t.sees = 'names'))) $$;
comment on function authz.items_closed_to is 'Entries about lines of an agenda that are closed to a person.';

create function authz.items_closed_to_me() returns table (case_id uuid, item_id uuid)
  language sql stable security definer set search_path = '' rows 10 as $$
  select c.case_id, c.item_id from authz.items_closed_to((select authz.me())) c $$;
comment on function authz.items_closed_to_me is 'Relation that beats all others: entries about lines of an agenda that are closed to me.';

-- Ended pieces too: their words stay in their rows.
create function authz.bundles_closed_to_me() returns table (case_id uuid, bundle_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$
  select p.case_id, p.bundle_id from authz.items_closed_to_me() h
  join casework.bundle_piece p on p.case_id = h.case_id and p.source = 'item:' || h.item_id $$;
comment on function authz.bundles_closed_to_me is 'Relation that beats all others: copies of data that hold an entry about a line of an agenda that is closed to me.';

create function casework.retype(in_sentence uuid, in_text text, in_typed integer) returns bigint
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s casework.sentence;
  now_at bigint;
begin
  if authz.looks_as_another() then return null; end if;
  select x.* into s from casework.sentence x
  where x.id = in_sentence and x.person_id = (select authz.me()) and x.finished_at is null
    and (x.case_id, x.institution_id) in (select w.case_id, w.institution_id from authz.my_writing_seats() w)
    and x.case_id not in (select authz.cases_denied_to_me())
    and exists (select from casework.live_minutes m where m.meeting_id = x.meeting_id and m.closed_at is null)
  for update;
  if not found then return null; end if;
  -- Sent again, or overtaken by what was typed after it.
  if s.typed >= in_typed then return s.revision; end if;
  update casework.item i set body = i.body || pg_catalog.jsonb_build_object('text', in_text) where i.case_id = s.case_id and i.id = s.item_id;
  now_at := casework.revise(s.meeting_id);
  update casework.sentence x set typed = in_typed, revision = now_at where x.id = s.id;
  return now_at;
end $$;
comment on function casework.retype is 'Rewrites the words of a sentence that its author is still typing, in minutes that are open; answers with the revision, with nothing to anybody else.';

create function casework.withheld_lines(in_meeting uuid, in_seen uuid[]) returns table (place bigint, line_id uuid, whole boolean)
  language sql stable security definer set search_path = '' rows 5 as $$
  with lines as materialized (
    select l.id, l.case_id, l.place, l.item_id, i.category, c.version_id
    from casework.agenda_line l join casework.item i on i.case_id = l.case_id and i.id = l.item_id
    join casework.case c on c.id = l.case_id
    where l.meeting_id = in_meeting and l.removed_at is null
      and l.case_id in (select w.case_id from authz.my_writing_seats() w)
      and l.case_id not in (select authz.cases_denied_to_me())
  ),
  silent as materialized (
    select h.item_id from authz.items_shielded_from_me() h
    union select m.item_id from casework.informant_mark m where m.case_id in (select l.case_id from lines l) and m.lifted_at is null
  ),
  told as materialized (
    select l.* from lines l
    join model.category k on k.version_id = l.version_id and k.category = l.category and k.sensitivity in ('ordinary', 'protected')
    where l.item_id not in (select s.item_id from silent s)
  )
  select t.place, t.id, true from told t where t.item_id <> all (in_seen)
  union all
  select t.place, t.id, false from told t
  where t.item_id = any (in_seen)
    and exists (
      select from casework.sentence s
      where s.case_id = t.case_id and s.line_id = t.id and s.withdrawn_at is null and s.finished_at is not null
        and s.item_id <> all (in_seen) and s.item_id not in (select q.item_id from silent q)) $$;
comment on function casework.withheld_lines is 'Where something ordinary or protected of an agenda and its minutes is not shown to the acting person: whole lines, and lines with more said than is shown. Never whose, about what, for whom or how much. Special ones leave no trace.';

revoke execute on function casework.revise, casework.bind_item, authz.items_closed_to, authz.items_closed_to_me, authz.bundles_closed_to_me, casework.retype,
  casework.withheld_lines from public;
grant execute on function casework.revise, authz.items_closed_to_me, authz.bundles_closed_to_me, casework.retype, casework.withheld_lines to app_runtime;

-- As before (0025), and a copy that is closed to me is none of mine.
create or replace function protection.copies_of_request(in_request uuid)
  returns table (id uuid, case_code text, state text, gathered_at timestamptz, handed_in_at timestamptz, checked_at timestamptz,
    approved_at timestamptz, given_on date, given_how text, mine boolean)
  language sql stable security definer set search_path = '' as $$
  select b.id, c.code, b.state, b.gathered_at, b.handed_in_at, b.checked_at, b.approved_at, b.given_on, b.given_how,
    b.case_id in (select authz.cases_i_see()) and b.id not in (select h.bundle_id from authz.bundles_closed_to_me() h)
  from casework.bundle b join casework.case c on c.id = b.case_id
  where b.request_id = in_request and b.state <> 'dropped'
    and (b.institution_id in (select authz.institutions_i_protect() union select authz.institutions_i_head())
      or b.request_id in (select authz.requests_given_to_me()))
    and b.case_id not in (select authz.cases_denied_to_me())
  order by c.code, b.id $$;

-- As before (0023), and what is closed to me is not told either.
create or replace function casework.existences(in_case uuid) returns table (category text, owner_institution_id uuid, on_day date)
  language sql stable security definer set search_path = '' as $$
  select distinct i.category, i.owner_institution_id, i.created_at::date
  from authz.disclosures_to((select authz.me())) d
  join casework.item i on i.case_id = d.case_id and i.owner_institution_id = d.owner_institution_id and i.category = d.category
  where d.case_id = in_case and d.extent = 'existence' and i.replaced_at is null
    and (not authz.looks_as_another() or d.id::text = any (authz.keys_seen_by_both()))
    and (d.subject_id is null or d.subject_id = i.subject_id) and (d.item_id is null or d.item_id = i.id)
    and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
    and i.id not in (select h.item_id from authz.items_shielded_from_me() h)
    and i.id not in (select h.item_id from authz.items_closed_to_me() h) $$;

-- As before (0027); nobody has a reason to read what is closed to them.
create or replace function casework.why_seen(in_case uuid, in_item uuid, in_person uuid)
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
    and (w.reason = 'denied' or in_item not in (select h.item_id from authz.items_shielded_from(in_person) h)
      and in_item not in (select h.item_id from authz.items_closed_to(in_person) h)) $$;
