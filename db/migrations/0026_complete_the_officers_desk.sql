-- How long an institution keeps its closed cases, and how their content is destroyed when that is over.

create table protection.file_class (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  symbol         text not null check (symbol ~ '^[0-9]{1,8}([.-][0-9]{1,4})?$'),
  name           text not null check (length(name) between 3 and 200),
  category       text not null check (category in ('A', 'B', 'BE', 'Bc')),
  years          integer check (years between 1 and 100),
  note           text check (length(note) <= 1000),
  from_on        date not null,
  until_on       date,
  added_by       uuid references identity.person,
  added_at       timestamptz not null,
  check ((years is not null) = (category in ('B', 'BE'))),
  check (until_on is null or until_on >= from_on)
);
comment on table protection.file_class is 'Classes of the file plan (JRWA) of one institution, each with its archival category and years, in dated rows: a class that changes is ended and added anew.';
create index file_class_institution on protection.file_class (institution_id, symbol);
create index file_class_added_by on protection.file_class (added_by);
alter table protection.file_class enable row level security;
grant select, insert on protection.file_class to app_runtime;
grant update (until_on) on protection.file_class to app_runtime;

create table casework.filing (
  id             uuid primary key,
  case_id        uuid not null,
  institution_id uuid not null,
  class_id       uuid not null references protection.file_class,
  filed_by       uuid not null references identity.person,
  filed_at       timestamptz not null,
  foreign key (case_id, institution_id) references casework.case (id, owner_institution_id)
);
comment on table casework.filing is 'In which class of the file plan its keeper put a closed case. The newest counts.';
create index filing_case on casework.filing (case_id, institution_id);
create index filing_class on casework.filing (class_id);
create index filing_filed_by on casework.filing (filed_by);
alter table casework.filing enable row level security;
grant select, insert on casework.filing to app_runtime;

create table casework.legal_hold (
  id             uuid primary key,
  case_id        uuid not null,
  institution_id uuid not null,
  reason         text not null check (length(reason) between 3 and 500),
  from_on        date not null,
  until_on       date,
  put_by         uuid not null references identity.person,
  put_at         timestamptz not null,
  check (until_on is null or until_on >= from_on),
  foreign key (case_id, institution_id) references casework.case (id, owner_institution_id)
);
comment on table casework.legal_hold is 'Days on which a closed case may not be destroyed, because a court, an audit or a person needs it. Goes with the case.';
create index legal_hold_case on casework.legal_hold (case_id, institution_id);
create index legal_hold_put_by on casework.legal_hold (put_by);
alter table casework.legal_hold enable row level security;
grant select, insert on casework.legal_hold to app_runtime;
grant update (until_on) on casework.legal_hold to app_runtime;

create table casework.archive_decision (
  id             uuid primary key,
  case_id        uuid not null,
  institution_id uuid not null,
  number         text not null check (length(number) between 1 and 60),
  on_day         date not null,
  destroy        boolean not null,
  noted_by       uuid not null references identity.person,
  noted_at       timestamptz not null,
  foreign key (case_id, institution_id) references casework.case (id, owner_institution_id)
);
comment on table casework.archive_decision is 'What the state archive decided about a closed case of category BE after looking at it: to destroy it or to keep it. The newest counts, and only one made after the case was last closed.';
create index archive_decision_case on casework.archive_decision (case_id, institution_id);
create index archive_decision_noted_by on casework.archive_decision (noted_by);
alter table casework.archive_decision enable row level security;
grant select, insert on casework.archive_decision to app_runtime;

create table casework.destruction (
  id              uuid primary key,
  institution_id  uuid not null references institutions.institution,
  no              integer not null check (no > 0),
  proposed_by     uuid not null references identity.person,
  proposed_on     date not null,
  approver        text check (approver in ('head', 'archive')),
  approval_number text check (length(approval_number) between 1 and 60),
  approved_on     date,
  approved_by     uuid references identity.person,
  approved_at     timestamptz,
  ordered_by      uuid references identity.person,
  ordered_at      timestamptz,
  withdrawn_on    date,
  unique (institution_id, no),
  check (num_nonnulls(approver, approval_number, approved_on, approved_by, approved_at) in (0, 5)),
  check (approved_by <> proposed_by),
  check (approved_on >= proposed_on),
  check (num_nonnulls(ordered_by, ordered_at) in (0, 2)),
  check (ordered_at is null or approved_at is not null and withdrawn_on is null)
);
comment on table casework.destruction is 'A list of closed cases to be destroyed: proposed by a keeper, approved by somebody else with the number and day of the approval, then ordered. Holds no content.';
create index destruction_proposed_by on casework.destruction (proposed_by);
create index destruction_approved_by on casework.destruction (approved_by);
create index destruction_ordered_by on casework.destruction (ordered_by);
alter table casework.destruction enable row level security;
grant select, insert on casework.destruction to app_runtime;
grant update (approver, approval_number, approved_on, approved_by, approved_at, ordered_by, ordered_at, withdrawn_on)
  on casework.destruction to app_runtime;

-- Stays when the case is gone, so it refers to nothing of the case.
create table casework.destruction_entry (
  id              uuid primary key,
  destruction_id  uuid not null references casework.destruction,
  institution_id  uuid not null references institutions.institution,
  case_id         uuid not null,
  code            text not null,
  subject_kind    text not null,
  opened_on       date not null,
  closed_on       date not null,
  class_id        uuid not null references protection.file_class,
  symbol          text not null,
  category        text not null check (category in ('B', 'BE', 'Bc')),
  years           integer,
  destroy_from    date not null,
  decision_number text,
  decision_on     date,
  dropped_on      date,
  blocked         text,
  blocked_at      timestamptz,
  destroyed_at    timestamptz,
  pieces          integer,
  files           integer,
  digest          bytea,
  check (destroy_from = make_date(extract(year from closed_on)::integer + 1 + coalesce(years, 0), 1, 1)),
  check (num_nonnulls(decision_number, decision_on) in (0, 2)),
  check (num_nonnulls(destroyed_at, pieces, files, digest) in (0, 4)),
  check (num_nonnulls(blocked, blocked_at) in (0, 2))
);
comment on table casework.destruction_entry is 'One case on a list of destruction, by code. Once destroyed it is all that is left of the case: code, kind, days, class, how many pieces and files there were, and their digest.';
create unique index destruction_entry_pending on casework.destruction_entry (case_id)
  where destroyed_at is null and blocked is null and dropped_on is null;
create unique index destruction_entry_destroyed on casework.destruction_entry (case_id) where destroyed_at is not null;
create index destruction_entry_list on casework.destruction_entry (destruction_id);
create index destruction_entry_institution on casework.destruction_entry (institution_id);
create index destruction_entry_class on casework.destruction_entry (class_id);
alter table casework.destruction_entry enable row level security;
grant select, insert on casework.destruction_entry to app_runtime;
grant update (dropped_on) on casework.destruction_entry to app_runtime;

-- The case of another gmina that took one over may be destroyed before or after it: what names the other by its id outlives it.
alter table casework.case_handover drop constraint case_handover_to_case_id_fkey;
comment on table casework.case is 'Work with one family, person or group, from notice to closing. Holds a code and a stage, no name. Deleted only by casework.destroy, which leaves a stub; its owner never changes.';

create function authz.destructions_denied_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select e.destruction_id from casework.destruction_entry e where e.case_id in (select authz.cases_denied_to_me()) $$;
comment on function authz.destructions_denied_to_me is 'Relation that beats all others: lists of destruction that name a case denied to me.';

create function casework.closed_cases(in_institution uuid)
  returns table (case_id uuid, code text, subject_kind text, opened_on date, closed_on date, class_id uuid, symbol text, class_name text,
    category text, years integer, filed_on date, held boolean, decision_number text, decision_on date, decision_destroys boolean,
    destruction_id uuid, mine boolean)
  language sql stable security definer set search_path = '' rows 200 as $$
  select c.id, c.code, c.subject_kind, c.opened_on, c.closed_on, k.id, k.symbol, k.name, k.category, k.years,
    (f.filed_at at time zone 'Europe/Warsaw')::date,
    exists (select from casework.legal_hold h where h.case_id = c.id and authz.on_day(h.from_on, h.until_on)),
    d.number, d.on_day, d.destroy,
    (select e.destruction_id from casework.destruction_entry e
      where e.case_id = c.id and e.destroyed_at is null and e.blocked is null and e.dropped_on is null),
    c.id in (select authz.cases_i_keep())
  from casework.case c
  left join lateral (select x.class_id, x.filed_at from casework.filing x where x.case_id = c.id order by x.filed_at desc, x.id desc limit 1) f on true
  left join protection.file_class k on k.id = f.class_id
  left join lateral (select x.* from casework.archive_decision x where x.case_id = c.id and x.on_day >= c.closed_on
                     order by x.noted_at desc, x.id desc limit 1) d on true
  where c.owner_institution_id = in_institution and c.closed_on is not null
    and (c.id in (select authz.cases_i_keep())
      or in_institution in (select authz.institutions_i_head() union select authz.institutions_i_protect()))
    and c.id not in (select authz.cases_denied_to_me())
  order by c.closed_on, c.code $$;
comment on function casework.closed_cases is 'Closed cases of an institution by code, with their class, holds and decisions: those the acting person keeps, and all of them for its head and its data protection officer.';

-- Why a case may not be destroyed now; null when it may. Asked again at the moment of the deletion, whatever was asked before.
create function casework.why_kept(in_entry casework.destruction_entry) returns text
  language sql stable security definer set search_path = '' as $$
  select case
    when l.ordered_at is null or l.withdrawn_on is not null or in_entry.dropped_on is not null then 'not_ordered'
    when l.approved_on is null or l.approved_by = l.proposed_by or l.approved_on < l.proposed_on or l.approved_on > authz.today()
      or not exists (select from institutions.employment w where w.person_id = l.approved_by and w.institution_id = l.institution_id
        and w.function in ('head', 'deputy') and w.from_on <= (l.approved_at at time zone 'Europe/Warsaw')::date
        and (w.until_on is null or w.until_on >= (l.approved_at at time zone 'Europe/Warsaw')::date)) then 'not_approved'
    when c.closed_on is null then 'open'
    when c.closed_on <> in_entry.closed_on then 'closed_again'
    when in_entry.class_id is distinct from (select f.class_id from casework.filing f where f.case_id = c.id
      order by f.filed_at desc, f.id desc limit 1) then 'class_changed'
    when in_entry.destroy_from > authz.today() then 'too_early'
    when exists (select from casework.legal_hold h where h.case_id = c.id and authz.on_day(h.from_on, h.until_on)) then 'held'
    when in_entry.category = 'BE' and not coalesce((select d.destroy from casework.archive_decision d
      where d.case_id = c.id and d.on_day >= c.closed_on order by d.noted_at desc, d.id desc limit 1), false) then 'decision_missing'
  end
  from casework.destruction l left join casework.case c on c.id = in_entry.case_id
  where l.id = in_entry.destruction_id $$;
comment on function casework.why_kept is 'Why a case on a list of destruction may not be destroyed now: no order, no approval by another person who headed the institution, open, closed again, another class, too early, held, no decision of the archive.';

create function casework.tables_of_cases() returns setof regclass
  language sql stable security definer set search_path = '' as $$
  select c.oid::regclass
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
  where c.relkind = 'r' and n.nspname in ('casework', 'protection', 'teams', 'platform', 'institutions', 'identity', 'notices')
    and c.oid <> 'casework.destruction_entry'::regclass
  order by 1 $$;
comment on function casework.tables_of_cases is 'Every table with rows of one case, so that a new one is destroyed with the rest from its first day; the stub alone stays.';

-- Rows that belong to the case by what they say: drafts, answered forms and letters whose address names the case or anything in it.
create function casework.forget_addresses(in_ids uuid[]) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  named constant text := '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
  place text[];
  gone integer;
  total integer := 0;
begin
  foreach place slice 1 in array array[['platform.draft', 'path'], ['platform.once', 'location'], ['platform.mail', 'link'], ['notices.notice', 'link'],
    ['identity.half_sign_in', 'back']]
  loop
    execute pg_catalog.format('delete from %s t where exists (select from pg_catalog.regexp_matches(t.%I, %L, ''g'') m where m[1]::uuid = any ($1))',
      place[1], place[2], named) using in_ids;
    get diagnostics gone = row_count;
    total := total + gone;
  end loop;
  return total;
end $$;
comment on function casework.forget_addresses is 'Deletes what people typed and have not sent, answered forms, waiting sign-ins and letters whose address names one of these things.';

create function casework.destroy(in_entry uuid) returns table (outcome text, of_case uuid)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  named constant text := '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
  entry casework.destruction_entry;
  why text;
  waiting regclass[];
  this regclass;
  found_rows integer;
  found_digest bytea;
  found_ids uuid[];
  found_named uuid[];
  ids uuid[];
  mentioned uuid[] := '{}';
  all_rows integer := 0;
  all_files integer := 0;
  all_digest bytea := '';
  file record;
begin
  -- done by the worker alone, and told to nobody else
  if not authz.acting_as('worker') then return; end if;
  select * into entry from casework.destruction_entry e where e.id = in_entry for update;
  if entry.id is null or entry.destroyed_at is not null or entry.blocked is not null then return; end if;
  -- the lock under which everybody acts in the case
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(entry.case_id::text, 0));
  why := casework.why_kept(entry);
  if why is not null then
    update casework.destruction_entry e set blocked = why, blocked_at = authz.now() where e.id = in_entry;
    return query select why, entry.case_id;
    return;
  end if;
  ids := array[entry.case_id];
  waiting := array(select casework.tables_of_cases());
  while pg_catalog.cardinality(waiting) > 0 loop
    -- what nothing left refers to goes first
    select t into this from unnest(waiting) t where not exists (
      select from pg_catalog.pg_constraint k
      where k.contype = 'f' and k.confrelid = t and k.conrelid <> t and k.conrelid = any (waiting::oid[]))
    order by t::text limit 1;
    if this is null then raise exception 'tables of cases refer to each other in a circle'; end if;
    execute pg_catalog.format($q$
      select count(*), pg_catalog.sha256(coalesce(pg_catalog.string_agg(pg_catalog.sha256(pg_catalog.convert_to(t::text, 'UTF8')), '' order by t::text), '')),
        pg_catalog.array_agg((pg_catalog.to_jsonb(t) ->> 'id')::uuid) filter (where pg_catalog.to_jsonb(t) ->> 'id' is not null),
        array(select distinct m[1]::uuid from %1$s n, pg_catalog.regexp_matches(n::text, %2$L, 'g') m where n.case_id = $1)
      from %1$s t where t.case_id = $1 $q$, this, named)
    into found_rows, found_digest, found_ids, found_named using entry.case_id;
    execute pg_catalog.format('delete from %s t where t.case_id = $1', this) using entry.case_id;
    if found_rows > 0 then
      all_rows := all_rows + found_rows;
      all_digest := pg_catalog.sha256(all_digest || pg_catalog.convert_to(this::text, 'UTF8') || found_digest);
      ids := ids || found_ids;
      mentioned := mentioned || found_named;
    end if;
    waiting := pg_catalog.array_remove(waiting, this);
  end loop;
  delete from casework.case c where c.id = entry.case_id;
  for file in
    select f.id, f.sha256 from platform.file f where f.id = any (mentioned) order by f.id
  loop
    begin
      delete from platform.file f where f.id = file.id;
      all_files := all_files + 1;
      all_digest := pg_catalog.sha256(all_digest || file.sha256);
    exception when foreign_key_violation then
      null; -- it belongs to something else as well, which keeps it
    end;
  end loop;
  all_rows := all_rows + casework.forget_addresses(ids);
  update casework.destruction_entry e
  set destroyed_at = authz.now(), pieces = all_rows, files = all_files, digest = all_digest where e.id = in_entry;
  return query select 'destroyed', entry.case_id;
end $$;
comment on function casework.destroy is 'Deletes a case with everything that holds a part of it, when its list was approved and ordered and nothing speaks against it now; all or nothing, and once. Leaves the stub with the number of pieces and their digest. Answers destroyed, or why it was kept; nothing when it was settled before.';

create function casework.next_destruction_no(in_institution uuid) returns integer
  language sql volatile security definer set search_path = '' as $$
  select (select coalesce(max(d.no), 0) + 1 from casework.destruction d where d.institution_id = mine)
  from authz.institutions_i_work_in() mine where mine = in_institution limit 1 $$;
comment on function casework.next_destruction_no is 'The next number of a list of destruction in an institution where the acting person works: whoever proposes one does not see all others.';

revoke execute on function authz.destructions_denied_to_me, casework.closed_cases, casework.why_kept, casework.tables_of_cases,
  casework.forget_addresses, casework.destroy, casework.next_destruction_no from public;
grant execute on function authz.destructions_denied_to_me, casework.closed_cases, casework.destroy, casework.next_destruction_no to app_runtime;

-- The registers of processing activities and the assessments of impact.
create table protection.document (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  kind           text not null check (kind in ('activity', 'processing', 'assessment')),
  thread_id      uuid not null,
  no             integer not null check (no > 0),
  name           text not null check (length(name) between 3 and 200),
  texts          jsonb not null,
  from_on        date not null,
  ends           boolean not null default false,
  published_by   uuid references identity.person,
  published_at   timestamptz not null,
  unique (thread_id, no)
);
comment on table protection.document is 'Descriptions of what an institution does with data, in dated versions that are never changed: its own activities (RODO art. 30 par. 1), what it does for others (par. 2), assessments of impact (art. 35). In force is the last version whose first day has come, unless it says that this ended.';
create index document_institution on protection.document (institution_id, kind, thread_id);
create index document_published_by on protection.document (published_by);
alter table protection.document enable row level security;
grant select, insert on protection.document to app_runtime;

-- Agreements about data between institutions.
create table protection.data_agreement (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  kind           text not null check (kind in ('joint_control', 'processes_for_us', 'we_process')),
  party          text not null check (length(party) between 3 and 300),
  cooperation_id uuid references institutions.agreement,
  subject        text not null check (length(subject) between 3 and 2000),
  document_no    text not null check (length(document_no) between 1 and 80),
  signed_on      date not null,
  from_on        date not null,
  until_on       date,
  essence        text check (length(essence) between 3 and 4000),
  sub_processors text check (length(sub_processors) <= 2000),
  entered_by     uuid not null references identity.person,
  entered_at     timestamptz not null,
  check ((essence is not null) = (kind = 'joint_control')),
  check (kind <> 'joint_control' or sub_processors is null),
  check (until_on is null or until_on >= from_on)
);
comment on table protection.data_agreement is 'Agreements of an institution about data: joint control with its essence for people (RODO art. 26), and processing on behalf of a controller with sub-processors (art. 28).';
create index data_agreement_institution on protection.data_agreement (institution_id);
create index data_agreement_cooperation on protection.data_agreement (cooperation_id);
create index data_agreement_entered_by on protection.data_agreement (entered_by);
alter table protection.data_agreement enable row level security;
grant select, insert on protection.data_agreement to app_runtime;
grant update (until_on) on protection.data_agreement to app_runtime;

create function protection.joint_control(in_institution uuid) returns table (party text, from_on date, essence text)
  language sql stable security definer set search_path = '' as $$
  select a.party, a.from_on, a.essence from protection.data_agreement a
  where a.institution_id = in_institution and a.kind = 'joint_control' and authz.on_day(a.from_on, a.until_on)
  order by a.party collate "pl-x-icu", a.from_on $$;
comment on function protection.joint_control is 'With whom an institution decides together about data today, and how they share the duties: open to everybody (RODO art. 26 par. 2).';

create function protection.cooperations(in_institution uuid) returns table (id uuid, number text, signed_on date, covered boolean)
  language sql stable security definer set search_path = '' as $$
  select distinct a.id, a.number, a.signed_on,
    exists (select from protection.data_agreement d where d.cooperation_id = a.id and d.institution_id = in_institution and authz.on_day(d.from_on, d.until_on))
      -- or one of the kinds that the model of the team knows
      or exists (select from institutions.agreement_party q join institutions.agreement b on b.id = q.agreement_id
        where q.institution_id = in_institution and b.kind in ('processing', 'joint_control') and b.model_id = a.model_id and authz.agreement_in_force(b))
  from institutions.agreement_party p join institutions.agreement a on a.id = p.agreement_id
  where p.institution_id = in_institution and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a)
    and in_institution in (select authz.institutions_i_head() union select authz.institutions_i_protect())
  order by 3, 1 $$;
comment on function protection.cooperations is 'By which agreements an institution takes part in a team today, and whether one about data belongs to each: for its head and its data protection officer.';

revoke execute on function protection.joint_control, protection.cooperations from public;
grant execute on function protection.joint_control, protection.cooperations to app_runtime;
