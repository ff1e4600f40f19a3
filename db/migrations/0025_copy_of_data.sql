-- The copy of a person's data (RODO art. 15): who prepares it, what is gathered, what is left out and why, who checks and approves it.

-- What an informant said is closed to everybody but the institution that wrote it down, and paper gets to the family.
create function authz.informants_closed_to_me() returns table (case_id uuid, item_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$
  select m.case_id, m.item_id from casework.informant_mark m
  where m.lifted_at is null
    and m.case_id in (select authz.cases_i_see() union select authz.cases_i_opened_in_emergency()
      union select h.case_id from casework.case_handover h where h.to_case_id in (select authz.cases_i_see()))
    and (pg_catalog.current_setting('app.on_paper', true) = 'yes'
      or (m.case_id, m.institution_id) not in (select s.case_id, s.institution_id from authz.my_writing_seats() s)) $$;
comment on function authz.informants_closed_to_me is 'Relation: entries that come from an informant and were written by an institution I do not write for; on paper all of them.';

create table protection.request_worker (
  id             uuid primary key,
  request_id     uuid not null references protection.request,
  institution_id uuid not null references institutions.institution,
  person_id      uuid not null references identity.person,
  given_by       uuid not null references identity.person,
  given_at       timestamptz not null,
  ended_at       timestamptz
);
comment on table protection.request_worker is 'Workers of an institution to whom a request about data was passed on, to prepare the copy. Ended when it was taken back.';
create unique index request_worker_standing on protection.request_worker (request_id, person_id) where ended_at is null;
create index request_worker_request on protection.request_worker (request_id);
create index request_worker_institution on protection.request_worker (institution_id);
create index request_worker_person on protection.request_worker (person_id);
create index request_worker_given_by on protection.request_worker (given_by);
alter table protection.request_worker enable row level security;
grant select, insert on protection.request_worker to app_runtime;
grant update (ended_at) on protection.request_worker to app_runtime;

create function authz.requests_given_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 5 as $$
  select w.request_id from protection.request_worker w
  where w.person_id = (select authz.me()) and w.ended_at is null
    and w.institution_id in (select authz.institutions_i_work_in())
    and w.institution_id not in (select authz.institutions_i_protect()) $$;
comment on function authz.requests_given_to_me is 'Relation: requests about data that were passed on to me, while I work there and am not its data protection officer.';

create table casework.bundle (
  id             uuid primary key,
  request_id     uuid not null references protection.request,
  institution_id uuid not null references institutions.institution,
  case_id        uuid not null,
  subject_id     uuid not null,
  state          text not null default 'draft' check (state in ('draft', 'checking', 'checked', 'approved', 'given', 'dropped')),
  gathered_at    timestamptz not null,
  elsewhere      uuid[] not null default '{}',
  begun_by       uuid not null references identity.person,
  handed_in_by   uuid references identity.person,
  handed_in_at   timestamptz,
  checked_by     uuid references identity.person,
  checked_at     timestamptz,
  approved_by    uuid references identity.person,
  approved_at    timestamptz,
  given_by       uuid references identity.person,
  given_on       date,
  given_how      text check (given_how in ('in_person', 'letter', 'e_delivery')),
  returned_words text check (length(returned_words) between 1 and 1000),
  row_version    integer not null default 1,
  unique (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  check ((state = 'given') = (num_nonnulls(given_by, given_on, given_how) = 3)),
  check (state not in ('checking', 'checked', 'approved', 'given') or handed_in_by is not null),
  check (state not in ('checked', 'approved', 'given') or checked_by is not null),
  check (state not in ('approved', 'given') or approved_by is not null),
  check (checked_by is null or checked_by <> handed_in_by),
  check (approved_by is null or approved_by not in (handed_in_by, checked_by))
);
comment on table casework.bundle is 'The copy of one person''s data out of one case, as the institution whose data they are prepares it for a request: prepared, checked by somebody else, approved by the data protection officer, given. Never changed once given.';
create unique index bundle_standing on casework.bundle (request_id, case_id, subject_id) where state <> 'dropped';
create index bundle_request on casework.bundle (request_id);
create index bundle_institution on casework.bundle (institution_id);
create index bundle_subject on casework.bundle (case_id, subject_id);
create index bundle_begun_by on casework.bundle (begun_by);
create index bundle_handed_in_by on casework.bundle (handed_in_by);
create index bundle_checked_by on casework.bundle (checked_by);
create index bundle_approved_by on casework.bundle (approved_by);
create index bundle_given_by on casework.bundle (given_by);
alter table casework.bundle enable row level security;
grant select, insert on casework.bundle to app_runtime;
grant update (state, gathered_at, elsewhere, handed_in_by, handed_in_at, checked_by, checked_at, approved_by, approved_at, given_by, given_on,
  given_how, returned_words, row_version) on casework.bundle to app_runtime;

create table casework.bundle_piece (
  id          uuid primary key,
  case_id     uuid not null,
  bundle_id   uuid not null,
  source      text not null check (length(source) between 1 and 100),
  kind        text not null,
  place       integer not null,
  fingerprint text not null,
  decision    text check (decision in ('give', 'blacken', 'summary', 'leave_out')),
  reasons     text[] not null default '{}',
  title       text,
  lines       jsonb,
  decided_by  uuid references identity.person,
  decided_at  timestamptz,
  ended_at    timestamptz,
  row_version integer not null default 1,
  foreign key (case_id, bundle_id) references casework.bundle (case_id, id),
  check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
  check ((decision in ('give', 'blacken', 'summary')) is true = (lines is not null)),
  check (decision is null or decision = 'give' or cardinality(reasons) > 0)
);
comment on table casework.bundle_piece is 'One piece of a copy of data: where it comes from, what was decided about it and why, and the words that will be given. Words that are left out are nowhere in it.';
create unique index bundle_piece_standing on casework.bundle_piece (bundle_id, source) where ended_at is null;
create index bundle_piece_bundle on casework.bundle_piece (case_id, bundle_id);
create index bundle_piece_decided_by on casework.bundle_piece (decided_by);
alter table casework.bundle_piece enable row level security;
grant select, insert on casework.bundle_piece to app_runtime;
grant update (place, fingerprint, decision, reasons, title, lines, decided_by, decided_at, ended_at, row_version) on casework.bundle_piece to app_runtime;

-- Whoever may write to these tables, and whatever they send: what was handed in for checking stays as it was handed in.
create function casework.keep_bundle() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.state in ('given', 'dropped') then raise exception 'a copy of data that was given or dropped is never changed'; end if;
  return new;
end $$;
create trigger keep_bundle before update on casework.bundle for each row execute function casework.keep_bundle();

create function casework.keep_bundle_piece() returns trigger language plpgsql set search_path = '' as $$
begin
  if (select b.state from casework.bundle b where b.id = new.bundle_id) is distinct from 'draft' then
    raise exception 'a piece of a copy of data is changed only while the copy is prepared';
  end if;
  return new;
end $$;
create trigger keep_bundle_piece before insert or update on casework.bundle_piece for each row execute function casework.keep_bundle_piece();

-- For the register of requests: how far each copy is, as figures, for those who answer for it. No word of what it holds.
create function protection.copies_of_request(in_request uuid)
  returns table (id uuid, case_code text, state text, gathered_at timestamptz, handed_in_at timestamptz, checked_at timestamptz,
    approved_at timestamptz, given_on date, given_how text, mine boolean)
  language sql stable security definer set search_path = '' as $$
  select b.id, c.code, b.state, b.gathered_at, b.handed_in_at, b.checked_at, b.approved_at, b.given_on, b.given_how,
    b.case_id in (select authz.cases_i_see())
  from casework.bundle b join casework.case c on c.id = b.case_id
  where b.request_id = in_request and b.state <> 'dropped'
    and (b.institution_id in (select authz.institutions_i_protect() union select authz.institutions_i_head())
      or b.request_id in (select authz.requests_given_to_me()))
    and b.case_id not in (select authz.cases_denied_to_me())
  order by c.code, b.id $$;
comment on function protection.copies_of_request is 'The copies of data prepared for a request and how far each is, for the data protection officer, the head and the workers it was passed on to: a code and days, no word.';
revoke execute on function protection.copies_of_request from public;
grant execute on function protection.copies_of_request to app_runtime;

create function casework.bundle_figures(in_bundle uuid)
  returns table (request_id uuid, institution_id uuid, case_code text, state text, gathered_at timestamptz, elsewhere integer, checked_at timestamptz,
    row_version integer, approves boolean, pieces json)
  language sql stable security definer set search_path = '' as $$
  select b.request_id, b.institution_id, c.code, b.state, b.gathered_at, cardinality(b.elsewhere), b.checked_at, b.row_version,
    b.institution_id in (select authz.institutions_i_protect()),
    coalesce((select json_agg(x order by x.kind, x.decision, x.reasons) from (
      select p.kind, p.decision, p.reasons, count(*)::integer as pieces from casework.bundle_piece p
      where p.case_id = b.case_id and p.bundle_id = b.id and p.ended_at is null group by p.kind, p.decision, p.reasons) x), '[]')
  from casework.bundle b join casework.case c on c.id = b.case_id
  where b.id = in_bundle and b.state in ('checked', 'approved', 'given')
    and b.institution_id in (select authz.institutions_i_protect() union select authz.institutions_i_head()) $$;
comment on function casework.bundle_figures is 'A checked copy of data for the data protection officer who approves it, and for the head: how many pieces of which kind are given, changed or left out, and for which reasons. Figures alone.';

create function casework.approve_bundle(in_bundle uuid, in_version integer, in_words text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare
  found casework.bundle;
begin
  select b.* into found from casework.bundle b
  where b.id = in_bundle and b.institution_id in (select authz.institutions_i_protect()) for update;
  if found.id is null then return null; end if;
  if found.state <> 'checked' or found.row_version <> in_version then return false; end if;
  if in_words is null then
    update casework.bundle b set state = 'approved', approved_by = authz.me(), approved_at = authz.now(), returned_words = null,
      row_version = b.row_version + 1 where b.id = in_bundle;
  else
    update casework.bundle b set state = 'draft', returned_words = in_words, handed_in_by = null, handed_in_at = null, checked_by = null,
      checked_at = null, row_version = b.row_version + 1 where b.id = in_bundle;
  end if;
  return true;
end $$;
comment on function casework.approve_bundle is 'The data protection officer approves a checked copy of data, or returns it with words. Nothing for anybody else; false when it is no longer as it was shown.';

revoke execute on function authz.informants_closed_to_me, authz.requests_given_to_me, casework.bundle_figures, casework.approve_bundle,
  casework.keep_bundle, casework.keep_bundle_piece from public;
grant execute on function authz.informants_closed_to_me, authz.requests_given_to_me, casework.bundle_figures, casework.approve_bundle to app_runtime;
