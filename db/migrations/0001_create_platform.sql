-- Who is asking, what time it is for them, and the append-only record of what happened.
create schema platform;
create schema authz;
grant usage on schema platform, authz to app_runtime;

-- Bodies in the standard form are bound when created, so they need no search path of their own and fold into the queries that use them.
create function authz.me() returns uuid language sql stable
  return nullif(pg_catalog.current_setting('app.actor_id', true), '')::uuid;
comment on function authz.me is 'The acting person, or null for anyone and for system actors.';

create function authz.acting_as(system text) returns boolean language sql stable
  return coalesce(pg_catalog.current_setting('app.system', true), '') = system;
comment on function authz.acting_as is 'Relation: a named system actor (sign_in, worker, import, demonstration) is at work.';

create function authz.now() returns timestamptz language sql stable
  return nullif(pg_catalog.current_setting('app.now', true), '')::timestamptz;
comment on function authz.now is 'The instant of the actor transaction; rights use this clock and no other.';

create function authz.today() returns date language sql stable
  return nullif(pg_catalog.current_setting('app.today', true), '')::date;
comment on function authz.today is 'The calendar day in Europe/Warsaw; an end date is the last day that counts.';

create function authz.scope() returns uuid language sql stable
  return nullif(pg_catalog.current_setting('app.case_id', true), '')::uuid;
comment on function authz.scope is 'The one case a page is about. It can only narrow what relations return.';

-- Looking as another person: the other person's rights, over rows that whoever looks sees too. Both are worked out by the same policies,
-- one after the other in one transaction, so there is no second rule of who sees what.

create function authz.names_hidden() returns boolean language sql stable
  return coalesce(pg_catalog.current_setting('app.names_hidden', true), '') = 'yes';
comment on function authz.names_hidden is 'Whoever asks does so on a shared screen: no name is to be shown.';

create function authz.looks_as_another() returns boolean language sql stable
  return coalesce(pg_catalog.current_setting('app.seen_as', true), '') = 'yes';
comment on function authz.looks_as_another is 'The acting person is somebody whom another looks as: nothing is written.';

create function authz.keys_seen_by_both() returns text[] language sql stable
  return coalesce(nullif(pg_catalog.current_setting('app.keys_seen', true), ''), '{}')::text[];
comment on function authz.keys_seen_by_both is 'Keys of the rows that whoever looks as another person sees too; read only while somebody does.';

create function authz.on_day(from_on date, until_on date) returns boolean language sql stable
  return from_on <= authz.today() and (until_on is null or until_on >= authz.today());
comment on function authz.on_day is 'True from the first to the last day, both counted.';

create table platform.fact (
  chain_id  uuid not null,
  seq       integer not null,
  chain     text not null check (chain in ('case', 'institution', 'person', 'body', 'model', 'territory', 'learning')),
  name      text not null,
  actor_id  uuid,
  system    text,
  at        timestamptz not null,
  item_id   uuid,
  payload   jsonb not null default '{}',
  prev_hash bytea not null,
  hash      bytea not null,
  primary key (chain_id, seq),
  check (num_nonnulls(actor_id, nullif(system, '')) >= 1)
);
comment on table platform.fact is 'What happened and who looked, chained per subject. Ids and codes only, never names or texts. Never changed.';
create index fact_name_at on platform.fact (name, at);
-- What happened, without who looked: looks are the most of a record, and the least asked for.
create index fact_told on platform.fact (chain_id, seq) where name not like '%.looked';
alter table platform.fact enable row level security;
grant select on platform.fact to app_runtime;

create table platform.fact_head (
  chain_id uuid primary key,
  seq      integer not null,
  hash     bytea not null
);
comment on table platform.fact_head is 'The newest link of each chain; locked while a fact is added.';
alter table platform.fact_head enable row level security;

create table platform.seal (
  day        date primary key,
  heads      integer not null,
  digest     bytea not null,
  prev_digest bytea not null
);
comment on table platform.seal is 'One digest a day over all chain heads, itself chained: shows that a whole chain vanished.';
alter table platform.seal enable row level security;
grant select on platform.seal to app_runtime;

create function platform.fact_digest(prev bytea, chain_id uuid, seq integer, name text, actor uuid, system text, at timestamptz, item uuid, payload jsonb)
  returns bytea language sql immutable set search_path = ''
  as $$ select pg_catalog.sha256(prev || pg_catalog.convert_to(pg_catalog.concat_ws('|', chain_id, seq, name, coalesce(actor::text, '-'),
         coalesce(system, '-'), extract(epoch from at)::text, coalesce(item::text, '-'), payload::text), 'UTF8')) $$;

create function platform.record_fact(in_chain text, in_chain_id uuid, in_name text, in_payload jsonb, in_item uuid)
  returns integer language plpgsql security definer set search_path = '' as $$
declare
  head platform.fact_head;
  actor uuid := authz.me();
  sys text := nullif(pg_catalog.current_setting('app.system', true), '');
begin
  if authz.now() is null then raise exception 'a fact needs an actor transaction'; end if;
  insert into platform.fact_head values (in_chain_id, 0, '') on conflict do nothing;
  select * into strict head from platform.fact_head where chain_id = in_chain_id for update;
  insert into platform.fact (chain_id, seq, chain, name, actor_id, system, at, item_id, payload, prev_hash, hash)
  values (in_chain_id, head.seq + 1, in_chain, in_name, actor, sys, authz.now(), in_item, in_payload, head.hash,
          platform.fact_digest(head.hash, in_chain_id, head.seq + 1, in_name, actor, sys, authz.now(), in_item, in_payload))
  returning hash into head.hash;
  update platform.fact_head set seq = head.seq + 1, hash = head.hash where chain_id = in_chain_id;
  return head.seq + 1;
end $$;
comment on function platform.record_fact is 'Adds one fact to its chain. Last statement of a use case: the head stays locked until commit.';

create function platform.broken_links() returns table (chain_id uuid, seq integer)
  language sql stable security definer set search_path = '' as $$
  with linked as (
    select f.*, lag(f.hash, 1, ''::bytea) over w as expected_prev, lag(f.seq, 1, 0) over w as prev_seq
    from platform.fact f window w as (partition by f.chain_id order by f.seq)
  )
  select l.chain_id, l.seq from linked l
  where l.prev_hash <> l.expected_prev or l.seq <> l.prev_seq + 1
     or l.hash <> platform.fact_digest(l.prev_hash, l.chain_id, l.seq, l.name, l.actor_id, l.system, l.at, l.item_id, l.payload)
  union
  select h.chain_id, h.seq from platform.fact_head h
  where h.seq > 0 and not exists (select from platform.fact f where f.chain_id = h.chain_id and f.seq = h.seq and f.hash = h.hash)
$$;
comment on function platform.broken_links is 'Where the record was tampered with: the links whose content, order or end no longer agrees. Holds no content.';

create function platform.seal_day(in_day date) returns void language plpgsql security definer set search_path = '' as $$
declare
  prev bytea;
begin
  select digest into prev from platform.seal where day < in_day order by day desc limit 1;
  insert into platform.seal (day, heads, digest, prev_digest)
  select in_day, count(*), pg_catalog.sha256(coalesce(prev, '') || coalesce(pg_catalog.string_agg(pg_catalog.sha256(
           pg_catalog.convert_to(chain_id::text || seq::text, 'UTF8') || hash), ''::bytea order by chain_id), '')), coalesce(prev, '')
  from platform.fact_head
  on conflict (day) do nothing;
end $$;

revoke execute on all functions in schema platform from public;
grant execute on function platform.record_fact, platform.broken_links, platform.seal_day to app_runtime;

create table platform.once (
  token     text primary key,
  person_id uuid,
  location  text not null,
  at        timestamptz not null
);
comment on table platform.once is 'Forms already answered: a doubled or replayed post is led to the first answer.';
create index once_at on platform.once (at);
alter table platform.once enable row level security;
grant select, insert on platform.once to app_runtime;

create table platform.draft (
  person_id uuid not null,
  path      text not null,
  sealed    bytea not null,
  saved_at  timestamptz not null,
  primary key (person_id, path)
);
comment on table platform.draft is 'What a person typed and has not sent, kept on the server as typed, sealed by the key of the installation. Only that person reads it.';
alter table platform.draft enable row level security;
grant select, insert, update, delete on platform.draft to app_runtime;

create table platform.mail (
  id         uuid primary key,
  person_id  uuid not null,
  template   text not null,
  link       text,
  secret     text,
  created_at timestamptz not null,
  sent_at    timestamptz
);
comment on table platform.mail is 'Letters to send by e-mail: to whom, which template, which link. The address and the text are made at sending time.';
create index mail_person_id on platform.mail (person_id);
alter table platform.mail enable row level security;
-- Whoever has the secret of a link can use it, so nobody reads it but the job that sends the letter.
grant select (id, person_id, template, link, created_at, sent_at), insert, update on platform.mail to app_runtime;
create function platform.mail_secret(in_mail uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select m.secret from platform.mail m where m.id = in_mail and m.sent_at is null and authz.acting_as('worker') $$;
comment on function platform.mail_secret is 'The secret part of the link of a letter not sent yet, for the job that sends it.';
grant execute on function platform.mail_secret to app_runtime;

create table platform.file (
  id          uuid primary key,
  name        text not null check (length(name) <= 200),
  media_type  text not null,
  bytes       integer not null check (bytes > 0),
  sha256      bytea not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  content     bytea
);
comment on table platform.file is 'Uploaded files; read through the thing they belong to.';
create index file_uploaded_by on platform.file (uploaded_by);
alter table platform.file enable row level security;
grant select, insert on platform.file to app_runtime;
