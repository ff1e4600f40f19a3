-- What people are told: notices in the product, the mails they leave by, how each person wants to hear, and the secret address of a calendar.
create schema notices;
grant usage on schema notices to app_runtime;

create table notices.mail (
  id               uuid primary key,
  person_id        uuid not null references identity.person,
  form             text not null check (form in ('one', 'held', 'daily', 'weekly')),
  due_at           timestamptz not null,
  try_at           timestamptz,
  made_at          timestamptz not null,
  done_at          timestamptz,
  outcome          text check (outcome in ('sent', 'dropped')),
  unsubscribe_hash bytea unique,
  check ((done_at is null) = (outcome is null))
);
comment on table notices.mail is 'Mails that tell of notices: one at once, or several gathered until an hour. What they say is made when they leave; it holds codes and counts only.';
create index mail_person on notices.mail (person_id);
create unique index mail_gathers on notices.mail (person_id, form, due_at) where form <> 'one';
create index mail_waits on notices.mail (due_at) where done_at is null;
alter table notices.mail enable row level security;
grant select (id, person_id, form, due_at, try_at, made_at, done_at, outcome), insert on notices.mail to app_runtime;
grant update (form, try_at, done_at, outcome, unsubscribe_hash) on notices.mail to app_runtime;

create table notices.notice (
  id        uuid primary key,
  person_id uuid not null references identity.person,
  kind      text not null check (kind ~ '^[a-z_]{3,40}$'),
  case_id   uuid,
  case_code text,
  count     integer not null default 1 check (count > 0),
  link      text not null check (link ~ '^/([^/]|$)'),
  file_maker text check (file_maker ~ '^[a-z_.]{3,60}$'),
  file_of    uuid,
  made_at   timestamptz not null,
  read_at   timestamptz,
  sorted_at timestamptz,
  mail_id   uuid references notices.mail,
  check ((file_maker is null) = (file_of is null))
);
comment on table notices.notice is 'That something waits for one person: which kind of thing, the code of the case, where it stands. Never a name or a word of what it is.';
create index notice_person on notices.notice (person_id, made_at);
create index notice_unread on notices.notice (person_id) where read_at is null;
create index notice_unsorted on notices.notice (made_at) where sorted_at is null;
create index notice_mail on notices.notice (mail_id);
create index notice_case on notices.notice (case_id);
alter table notices.notice enable row level security;
grant select, insert on notices.notice to app_runtime;
grant update (read_at, sorted_at, mail_id) on notices.notice to app_runtime;

create table notices.preference (
  person_id uuid not null references identity.person,
  kind      text not null check (kind ~ '^[a-z_]{3,40}$'),
  channel   text not null check (channel in ('product', 'now', 'daily', 'weekly', 'off')),
  primary key (person_id, kind)
);
comment on table notices.preference is 'How a person wants to hear of one kind of thing, where that is not the usual way.';
alter table notices.preference enable row level security;
grant select, insert, update on notices.preference to app_runtime;

create table notices.setting (
  person_id    uuid primary key references identity.person,
  weekly_on    integer not null default 1 check (weekly_on between 1 and 5),
  quiet        boolean not null default true,
  quiet_from   integer not null default 18 check (quiet_from between 0 and 23),
  quiet_until  integer not null default 7 check (quiet_until between 0 and 23),
  mails_off_at timestamptz
);
comment on table notices.setting is 'When a person may be written to, on which day the weekly mail leaves, and whether that person asked for no more mails.';
alter table notices.setting enable row level security;
grant select, insert, update on notices.setting to app_runtime;

create function authz.notices_i_see() returns setof uuid
  language sql stable security definer set search_path = '' rows 40 as $$
  select n.id from notices.notice n
  where n.person_id = authz.me() and n.made_at > authz.now() - interval '180 days'
    and (n.case_id is null or n.case_id in (select authz.cases_i_see()))
    and not exists (select from notices.preference f where f.person_id = n.person_id and f.kind = n.kind and f.channel = 'off') $$;
comment on function authz.notices_i_see is 'Relation: notices to me of the last half year that I want to hear of and whose case, where they name one, I still see.';

create function notices.unread() returns integer
  language sql stable security definer set search_path = '' as $$
  select count(*)::integer from (
    select from notices.notice n
    where n.person_id = authz.me() and n.read_at is null and n.made_at > authz.now() - interval '180 days'
      -- Asked first, so that seats are worked out only for those to whom a case is told of.
      and (n.case_id is null or n.case_id in (select authz.cases_i_see()))
      and not exists (select from notices.preference f where f.person_id = n.person_id and f.kind = n.kind and f.channel = 'off')
    limit 100) as few $$;
comment on function notices.unread is 'How many notices wait for the acting person, at most 100.';

-- Stopping mails by the link that each of them carries, without signing in.

create function notices.mails_by_link() returns table (person_id uuid, stopped boolean)
  language sql stable security definer set search_path = '' as $$
  select m.person_id, s.mails_off_at is not null from notices.mail m left join notices.setting s on s.person_id = m.person_id
  where authz.acting_as('link')
    and m.unsubscribe_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('app.link', true), ''), 'hex') $$;
comment on function notices.mails_by_link is 'Whose mails the link that the acting one came by may stop, and whether they are stopped. Nothing for anybody else.';

create function notices.stop_mails_by_link() returns uuid
  language sql volatile security definer set search_path = '' as $$
  insert into notices.setting as s (person_id, mails_off_at)
  select l.person_id, authz.now() from notices.mails_by_link() l
  on conflict (person_id) do update set mails_off_at = coalesce(s.mails_off_at, excluded.mails_off_at)
  returning s.person_id $$;
comment on function notices.stop_mails_by_link is 'Stops every mail of notices that need not be sent, to the person whose mail carried the link. Nothing for anybody else.';

-- A calendar read by its secret address.

create table notices.calendar_link (
  id         uuid primary key,
  person_id  uuid not null references identity.person,
  token_hash bytea not null unique,
  made_at    timestamptz not null,
  ended_at   timestamptz
);
comment on table notices.calendar_link is 'The secret address of a person''s calendar, kept as a hash. One works at a time, until it is renewed or withdrawn.';
create unique index calendar_link_person on notices.calendar_link (person_id) where ended_at is null;
create index calendar_link_people on notices.calendar_link (person_id);
alter table notices.calendar_link enable row level security;
-- The hash is read by the function below alone.
grant select (id, person_id, made_at, ended_at), insert on notices.calendar_link to app_runtime;
grant update (ended_at) on notices.calendar_link to app_runtime;

create table notices.calendar_try (
  address_hash bytea not null,
  link_id      uuid references notices.calendar_link,
  at           timestamptz not null
);
comment on table notices.calendar_try is 'When a calendar was asked for, by network address (hashed), and which one if any: so that nobody guesses addresses or asks without end. Forgotten after an hour; nobody reads it.';
create index calendar_try_address on notices.calendar_try (address_hash, at);
create index calendar_try_link on notices.calendar_try (link_id, at);
alter table notices.calendar_try enable row level security;

create function authz.calendar_links_that_work() returns table (id uuid, person_id uuid, token_hash bytea)
  language sql stable security definer set search_path = '' rows 1 as $$
  select l.id, l.person_id, l.token_hash from notices.calendar_link l join identity.account a on a.person_id = l.person_id
  where l.ended_at is null and a.state = 'active'
    and exists (select from institutions.employment e where e.person_id = l.person_id and authz.on_day(e.from_on, e.until_on))
    and not exists (select from identity.second_factor f
      where f.person_id = l.person_id and (f.since > l.made_at or f.ended_at > l.made_at)) $$;
comment on function authz.calendar_links_that_work is 'Secret addresses of calendars whose person has an account and works somewhere today, and whose second factor has not changed since.';

create function notices.calendar_at_hand(in_address text) returns table (answer text, person_id uuid)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  place bytea := identity.address_hash(in_address);
  mine record;
begin
  if not authz.acting_as('link') then return; end if;
  delete from notices.calendar_try t where t.at < authz.now() - interval '1 hour';
  select l.* into mine from authz.calendar_links_that_work() l
  where l.token_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('app.link', true), ''), 'hex');
  if (select count(*) from notices.calendar_try t where t.address_hash = place and t.link_id is null) >= 20
    or mine.id is not null and (select count(*) from notices.calendar_try t where t.link_id = mine.id) >= 60 then
    return query select 'too_many', null::uuid;
    return;
  end if;
  insert into notices.calendar_try values (place, mine.id, authz.now());
  if mine.id is not null then return query select 'works', mine.person_id; end if;
end $$;
comment on function notices.calendar_at_hand is 'Whose calendar the secret address that the acting one came by opens, while it works: 20 wrong ones from one place and 60 readings of one in an hour at most. Nothing for anybody else.';

create function notices.my_calendar() returns timestamptz
  language sql stable security definer set search_path = '' as $$
  select k.made_at from authz.calendar_links_that_work() l join notices.calendar_link k on k.id = l.id where l.person_id = authz.me() $$;
comment on function notices.my_calendar is 'Since when a secret address of my calendar works; nothing when none does.';

revoke execute on all functions in schema notices from public;
revoke execute on function authz.notices_i_see, authz.calendar_links_that_work from public;
grant execute on function authz.notices_i_see, notices.unread, notices.mails_by_link, notices.stop_mails_by_link, notices.calendar_at_hand,
  notices.my_calendar to app_runtime;
