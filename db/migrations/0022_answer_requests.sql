-- Questions to other institutions as they were passed on, one-use links to answer them by, and answers of institutions that hold no seat.

create sequence casework.request_no start 100;
grant usage, select on sequence casework.request_no to app_runtime;

create table casework.request (
  id                    uuid primary key,
  case_id               uuid not null,
  no                    bigint not null unique default nextval('casework.request_no'),
  asking_institution_id uuid not null references institutions.institution,
  asked_institution_id  uuid not null references institutions.institution,
  subject_id            uuid,
  version_id            uuid not null references model.version,
  ground                text not null,
  -- art. 105 of the act on social assistance: who is asked has to answer, or say why not
  duty                  boolean not null,
  case_number           text,
  categories            text[] not null,
  special               boolean not null,
  question              jsonb not null,
  sent_on               date not null,
  sent_by               uuid not null references identity.person,
  state                 text not null default 'sent' check (state in ('sent', 'accepted', 'partly', 'answered', 'refused', 'not_ours')),
  accepted_on           date,
  closed_on             date,
  came                  text check (came in ('account', 'link', 'recorded')),
  reason                text,
  foreign key (case_id, id) references casework.form_instance (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  unique (case_id, id),
  check ((state in ('answered', 'refused', 'not_ours')) = (closed_on is not null))
);
comment on table casework.request is 'A question to one institution as it was passed on to it: on which ground, about what, in which words, and how it was answered. Its number says nothing about the case.';
create index request_case on casework.request (case_id, id);
create index request_asking on casework.request (asking_institution_id);
create index request_asked on casework.request (asked_institution_id);
create index request_version on casework.request (version_id);
create index request_subject on casework.request (case_id, subject_id);
create index request_sent_by on casework.request (sent_by);
alter table casework.request enable row level security;
grant select, insert on casework.request to app_runtime;
grant update (state, accepted_on, closed_on, came, reason) on casework.request to app_runtime;

create table casework.answer_link (
  id         uuid primary key,
  request_id uuid not null references casework.request,
  case_id    uuid not null references casework.case,
  token_hash bytea not null unique,
  made_by    uuid not null references identity.person,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  opened_at  timestamptz,
  ended_at   timestamptz
);
comment on table casework.answer_link is 'A one-use link by which an institution without accounts answers one request. Ended when it was used, withdrawn or followed by a newer one.';
create index answer_link_request on casework.answer_link (request_id);
create index answer_link_case on casework.answer_link (case_id);
create index answer_link_made_by on casework.answer_link (made_by);
alter table casework.answer_link enable row level security;
-- The hash is read by the relation below alone.
grant select (id, request_id, case_id, made_by, made_at, expires_at, opened_at, ended_at), insert on casework.answer_link to app_runtime;
grant update (opened_at, ended_at) on casework.answer_link to app_runtime;

-- What came by a link was written, and shown to those who asked, by nobody who has an account.
alter table casework.item alter column written_by drop not null, add column answer_link_id uuid references casework.answer_link,
  add constraint item_written check (num_nonnulls(written_by, answer_link_id) = 1);
create index item_answer_link on casework.item (answer_link_id);
alter table casework.disclosure alter column decided_by drop not null, add column answer_link_id uuid references casework.answer_link,
  add check (num_nonnulls(decided_by, answer_link_id) = 1);
create index disclosure_answer_link on casework.disclosure (answer_link_id);

create function authz.links_i_hold() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select l.id from casework.answer_link l join casework.request r on r.id = l.request_id join casework.case c on c.id = r.case_id
  where authz.acting_as('link') and c.closed_on is null
    and l.token_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('app.link', true), ''), 'hex')
    and l.ended_at is null and l.expires_at > authz.now() and r.closed_on is null $$;
comment on function authz.links_i_hold is 'Relation: the one-use link I came by, while it works and its request waits for an answer.';

create function authz.requests_put_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select r.id from authz.institutions_i_head() mine join casework.request r on r.asked_institution_id = mine
  join casework.case c on c.id = r.case_id
  where r.closed_on is not null or c.closed_on is null
  union
  select r.id from authz.my_writing_seats() s
  join casework.request r on r.case_id = s.case_id and r.asked_institution_id = s.institution_id
  join casework.case c on c.id = r.case_id
  where r.closed_on is not null or c.closed_on is null
  union
  select l.request_id from casework.answer_link l where l.id in (select authz.links_i_hold()) $$;
comment on function authz.requests_put_to_me is 'Relation: questions to an institution that I head, or that I write for in the case asked about; by a link, the one it was made for.';

revoke execute on function authz.links_i_hold, authz.requests_put_to_me from public;
grant execute on function authz.links_i_hold, authz.requests_put_to_me to app_runtime;

-- Whoever is asked may hold no seat in the case, and then reads and writes nothing in it. These do what belongs to one answer, and no more.

create function casework.request_to_answer(in_request uuid) returns casework.request
  language plpgsql stable security definer set search_path = '' as $$
declare
  found casework.request;
begin
  select r.* into found from casework.request r
  where r.id = in_request and r.closed_on is null and r.id in (select authz.requests_put_to_me())
    and not exists (select from casework.denied d where d.case_id = r.case_id and d.person_id = authz.me() and d.lifted_at is null);
  return found;
end $$;
comment on function casework.request_to_answer is 'The open request, for those who may answer it; nothing for everybody else.';

create function casework.file_answer(in_request uuid, in_item uuid, in_category text, in_body jsonb, in_shown jsonb, in_rests jsonb, in_purpose text, in_until date)
  returns boolean language plpgsql security definer set search_path = '' as $$
declare
  asked casework.request := casework.request_to_answer(in_request);
  link uuid := (select l from authz.links_i_hold() l);
begin
  if asked.id is null then return null; end if;
  if in_category <> all (asked.categories) then raise exception 'a category that was not asked about'; end if;
  insert into casework.item (case_id, id, keeper_institution_id, owner_institution_id, subject_id, category, kind, form_instance_id, body,
                             written_by, answer_link_id, created_at)
  select c.id, in_item, c.owner_institution_id, asked.asked_institution_id, asked.subject_id, in_category, 'note', asked.id, in_body,
         authz.me(), link, authz.now()
  from casework.case c where c.id = asked.case_id;
  insert into casework.disclosure (id, case_id, owner_institution_id, recipient_institution_id, recipient_role, category, item_id, extent,
                                   version_id, ground, ground_kind, ground_record, basis_id, basis_text, not_for_family, purpose, valid_from,
                                   valid_until, decided_by, answer_link_id, decided_at)
  select s.id, asked.case_id, asked.asked_institution_id, asked.asking_institution_id, s.role, in_category, in_item, 'full',
         asked.version_id, in_rests ->> 'ground', in_rests ->> 'kind', in_rests -> 'record', (in_rests ->> 'basis')::uuid,
         in_rests -> 'basisText', (in_rests ->> 'notForFamily')::boolean, in_purpose, authz.today(), in_until, authz.me(), link, authz.now()
  from pg_catalog.jsonb_to_recordset(in_shown) as s (id uuid, role text);
  return true;
end $$;
comment on function casework.file_answer is 'Keeps one part of an answer as an entry of the institution that was asked, and shows it to the roles that asked, to nobody else. Nothing where the request is not the acting person''s to answer.';

create function casework.answer_parts(in_request uuid) returns table (category text, words text, given_on date)
  language sql stable security definer set search_path = '' as $$
  select i.category, i.body ->> 'text', (i.created_at at time zone 'Europe/Warsaw')::date
  from casework.item i join casework.request r on r.case_id = i.case_id and r.id = i.form_instance_id and r.asked_institution_id = i.owner_institution_id
  where r.id = in_request and i.kind = 'note' and i.replaced_at is null and r.id in (select authz.requests_put_to_me())
    and not exists (select from casework.denied d where d.case_id = r.case_id and d.person_id = authz.me() and d.lifted_at is null)
  order by i.created_at, i.id $$;
comment on function casework.answer_parts is 'What the institution that was asked has answered so far, for those who answer for it.';

create function casework.request_deadline(in_request uuid) returns date
  language sql stable security definer set search_path = '' as $$
  select k.due_on from casework.request r join casework.clock k on k.case_id = r.case_id
  where r.id = in_request and pg_catalog.split_part(k.instance, ' ', 1) = r.id::text
    and (r.id in (select authz.requests_put_to_me()) or r.case_id in (select authz.cases_i_keep()))
  order by k.due_on limit 1 $$;
comment on function casework.request_deadline is 'Until when a request is to be answered, for those who were asked and those who keep the case.';

create function casework.move_request(in_request uuid, in_state text, in_reason text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare
  asked casework.request := casework.request_to_answer(in_request);
  link uuid := (select l from authz.links_i_hold() l);
  closes boolean := in_state in ('answered', 'refused', 'not_ours');
begin
  if asked.id is null then return null; end if;
  if closes then
    insert into casework.event (case_id, event, of, on_day, instance, at)
    values (asked.case_id, 'request_answered', asked.ground, authz.today(), asked.id::text, authz.now());
    -- As the model counts it with the event above: the clocks of this request end, and no other.
    update casework.clock k set state = 'ended', ended_on = authz.today()
    where k.case_id = asked.case_id and pg_catalog.split_part(k.instance, ' ', 1) = asked.id::text;
    update casework.answer_link l set ended_at = authz.now() where l.request_id = asked.id and l.ended_at is null;
  end if;
  update casework.request r set state = in_state,
    accepted_on = case when r.state = 'sent' then authz.today() else r.accepted_on end,
    closed_on = case when closes then authz.today() end,
    came = case when closes then case when link is null then 'account' else 'link' end end,
    reason = in_reason
  where r.id = asked.id;
  return true;
end $$;
comment on function casework.move_request is 'Says how far a request is answered, by those who were asked; an answer that closes it ends its clocks and its links. Nothing where it is not the acting person''s to answer.';

create function casework.open_by_link() returns table (request_id uuid, case_id uuid, special boolean)
  language plpgsql security definer set search_path = '' as $$
begin
  update casework.answer_link l set opened_at = authz.now() where l.id in (select authz.links_i_hold()) and l.opened_at is null;
  return query
    select r.id, r.case_id, r.special from casework.answer_link l join casework.request r on r.id = l.request_id
    where l.id in (select authz.links_i_hold()) and l.opened_at is not null;
end $$;
comment on function casework.open_by_link is 'Opens the question of the link that the acting one came by. Nothing for a link that no longer works.';

create function casework.link_at_hand() returns table (request_id uuid, opened boolean)
  language sql stable security definer set search_path = '' as $$
  select l.request_id, l.opened_at is not null from casework.answer_link l where l.id in (select authz.links_i_hold()) $$;
comment on function casework.link_at_hand is 'The request of the link that the acting one came by, and whether its question was opened. Nothing for a link that no longer works.';

revoke execute on function casework.request_to_answer, casework.file_answer, casework.answer_parts, casework.request_deadline, casework.move_request,
  casework.open_by_link, casework.link_at_hand from public;
grant execute on function casework.file_answer, casework.answer_parts, casework.request_deadline, casework.move_request,
  casework.open_by_link, casework.link_at_hand to app_runtime;

-- The family's page: for one adult, after a worker confirmed how to reach that person safely.

create table casework.family_contact (
  id           uuid primary key,
  case_id      uuid not null,
  subject_id   uuid not null,
  channel      text not null check (channel in ('phone', 'email', 'paper')),
  how          text not null check (how in ('in_person', 'call', 'on_paper')),
  confirmed_by uuid not null references identity.person,
  confirmed_on date not null,
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.family_contact is 'That a way to reach one adult is safe: which, who confirmed it, how and when. The number or address itself is an entry about the person. The newest counts.';
create index family_contact_subject on casework.family_contact (case_id, subject_id);
create index family_contact_confirmed_by on casework.family_contact (confirmed_by);
alter table casework.family_contact enable row level security;
grant select, insert on casework.family_contact to app_runtime;

create table casework.family_link (
  id         uuid primary key,
  case_id    uuid not null,
  subject_id uuid not null,
  contact_id uuid not null references casework.family_contact,
  code_hash  bytea not null unique,
  made_by    uuid not null references identity.person,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.family_link is 'A code by which one adult opens a page of their own for seven days. Ended when it was withdrawn or followed by a newer one.';
create index family_link_subject on casework.family_link (case_id, subject_id);
create index family_link_contact on casework.family_link (contact_id);
create index family_link_made_by on casework.family_link (made_by);
alter table casework.family_link enable row level security;
grant select (id, case_id, subject_id, contact_id, made_by, made_at, expires_at, ended_at), insert on casework.family_link to app_runtime;
grant update (ended_at) on casework.family_link to app_runtime;

alter table casework.item add column family_link_id uuid references casework.family_link;
create index item_family_link on casework.item (family_link_id);
alter table casework.item drop constraint item_written, add constraint item_written check (num_nonnulls(written_by, answer_link_id, family_link_id) = 1);

create function authz.family_links_i_hold() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select l.id from casework.family_link l join casework.case c on c.id = l.case_id
  where authz.acting_as('link')
    and l.code_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('app.link', true), ''), 'hex')
    and l.ended_at is null and l.expires_at > authz.now() $$;
comment on function authz.family_links_i_hold is 'Relation: the code of a family member that I came by, while it works.';

create function casework.tell_helped(in_item uuid, in_category text, in_body jsonb) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  link casework.family_link;
begin
  select l.* into link from casework.family_link l where l.id in (select authz.family_links_i_hold());
  if link.id is null then return null; end if;
  insert into casework.item (case_id, id, keeper_institution_id, owner_institution_id, subject_id, category, kind, body, family_link_id, created_at)
  select c.id, in_item, c.owner_institution_id, c.owner_institution_id, link.subject_id, in_category, 'note', in_body, link.id, authz.now()
  from casework.case c where c.id = link.case_id;
  return link.case_id;
end $$;
comment on function casework.tell_helped is 'Keeps what a family member said on their page, for the institution that keeps the case. Answers with the case; nothing where the code no longer works.';

create function casework.family_link_at_hand() returns table (case_id uuid, subject_id uuid)
  language sql stable security definer set search_path = '' as $$
  select l.case_id, l.subject_id from casework.family_link l where l.id in (select authz.family_links_i_hold()) $$;
comment on function casework.family_link_at_hand is 'Whose page the code opens that the acting one came by. Nothing for one that no longer works.';

revoke execute on function authz.family_links_i_hold, casework.tell_helped, casework.family_link_at_hand from public;
grant execute on function authz.family_links_i_hold, casework.tell_helped, casework.family_link_at_hand to app_runtime;
