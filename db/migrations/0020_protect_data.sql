-- The desk of the data protection officer: who the officer is, what people are told, incidents and requests.
create schema protection;
grant usage on schema protection to app_runtime;

create table protection.officer (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  person_id      uuid not null references identity.person,
  name           text not null check (length(name) between 1 and 120),
  email          text check (length(email) <= 200),
  phone          text check (length(phone) <= 40),
  from_on        date not null,
  until_on       date,
  appointed_by   uuid references identity.person,
  appointed_at   timestamptz not null,
  check (num_nonnulls(email, phone) > 0),
  check (until_on is null or until_on >= from_on)
);
comment on table protection.officer is 'Who is the data protection officer of an institution, from which to which day, and how to reach them: published by law, so anybody reads it.';
create index officer_person on protection.officer (person_id) include (institution_id, from_on, until_on);
create index officer_institution on protection.officer (institution_id, from_on);
create index officer_appointed_by on protection.officer (appointed_by);
alter table protection.officer enable row level security;
grant select, insert on protection.officer to app_runtime;
grant update (until_on) on protection.officer to app_runtime;

create table protection.clause (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  no             integer not null check (no > 0),
  from_on        date not null,
  controller     text not null check (length(controller) between 1 and 400),
  officer_id     uuid not null references protection.officer,
  purposes       text not null,
  recipients     text not null,
  transfers      text not null,
  kept           text not null,
  source         text not null,
  duty           text not null,
  rights         text not null,
  decisions      text not null,
  published_by   uuid references identity.person,
  published_at   timestamptz not null,
  unique (institution_id, no)
);
comment on table protection.clause is 'What an institution tells people about their data (RODO art. 13 and 14), in versions that are never changed. In force is the last one whose first day has come.';
create index clause_institution on protection.clause (institution_id, from_on);
create index clause_officer on protection.clause (officer_id);
create index clause_published_by on protection.clause (published_by);
alter table protection.clause enable row level security;
grant select, insert on protection.clause to app_runtime;

create table protection.incident (
  id                uuid primary key,
  institution_id    uuid not null references institutions.institution,
  no                integer not null check (no > 0),
  found_at          timestamptz not null,
  reported_by       uuid references identity.person,
  reported_at       timestamptz not null,
  summary           text not null check (length(summary) between 1 and 4000),
  security          boolean not null,
  kinds             text[] not null default '{}' check (kinds <@ array['confidentiality', 'integrity', 'availability']),
  happened          text,
  people_count      integer check (people_count >= 0),
  people            text,
  records_count     integer check (records_count >= 0),
  records           text,
  consequences      text,
  measures          text,
  notify_office     boolean,
  notify_reason     text,
  office_told_at    timestamptz,
  late_reason       text,
  tell_people       boolean,
  tell_reason       text,
  people_told_on    date,
  early_warning_at  timestamptz,
  security_told_at  timestamptz,
  closed_on         date,
  version           integer not null default 1,
  unique (institution_id, no),
  check (notify_office is null or notify_reason is not null),
  check (tell_people is null or tell_reason is not null)
);
comment on table protection.incident is 'Breaches of personal data (RODO art. 33 par. 5) and incidents of security, with what was decided and when it was told to whom.';
create index incident_reported_by on protection.incident (reported_by);
alter table protection.incident enable row level security;
grant select, insert on protection.incident to app_runtime;
grant update (kinds, happened, people_count, people, records_count, records, consequences, measures, notify_office, notify_reason,
  office_told_at, late_reason, tell_people, tell_reason, people_told_on, early_warning_at, security_told_at, closed_on, version)
  on protection.incident to app_runtime;

create table protection.request (
  id              uuid primary key,
  institution_id  uuid not null references institutions.institution,
  no              integer not null check (no > 0),
  received_on     date not null,
  received_how    text not null check (received_how in ('in_person', 'letter', 'email', 'e_delivery', 'phone')),
  rights          text[] not null check (cardinality(rights) > 0
                    and rights <@ array['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection']),
  asker           text not null check (length(asker) between 1 and 200),
  contact         text not null check (length(contact) between 1 and 400),
  words           text not null check (length(words) between 1 and 4000),
  identity_how    text,
  identity_on     date,
  extended_months integer check (extended_months between 1 and 2),
  extended_reason text,
  extended_on     date,
  answered_on     date,
  answer          text check (answer in ('granted', 'partly', 'refused')),
  answer_words    text,
  received_by     uuid references identity.person,
  unique (institution_id, no),
  check (num_nonnulls(identity_how, identity_on) <> 1),
  check (num_nonnulls(extended_months, extended_reason, extended_on) in (0, 3)),
  check (num_nonnulls(answered_on, answer, answer_words) in (0, 3))
);
comment on table protection.request is 'Requests of people about their own data (RODO art. 15 to 21): who asks for what, and when and how it was answered.';
create index request_received_by on protection.request (received_by);
alter table protection.request enable row level security;
grant select, insert on protection.request to app_runtime;
grant update (identity_how, identity_on, extended_months, extended_reason, extended_on, answered_on, answer, answer_words)
  on protection.request to app_runtime;

create function authz.institutions_i_protect() returns setof uuid
  language sql stable security definer set search_path = '' rows 2 as $$
  select o.institution_id from protection.officer o
  where o.person_id = (select authz.me()) and authz.on_day(o.from_on, o.until_on) $$;
comment on function authz.institutions_i_protect is 'Relation: the acting person is the data protection officer of the institution today.';
revoke execute on function authz.institutions_i_protect from public;
grant execute on function authz.institutions_i_protect to app_runtime;

create function protection.next_incident_no(in_institution uuid) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
  begin
    if in_institution not in (select authz.institutions_i_work_in() union select authz.institutions_i_protect()) then return null; end if;
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('incident ' || in_institution, 0));
    return (select coalesce(max(n.no), 0) + 1 from protection.incident n where n.institution_id = in_institution);
  end $$;
comment on function protection.next_incident_no is 'The next number in the register of incidents of an institution where the acting person may report one: whoever reports does not see the others. Reports of one institution wait for each other.';
revoke execute on function protection.next_incident_no from public;
grant execute on function protection.next_incident_no to app_runtime;

create function protection.authorisations(in_institution uuid)
  returns table (person_id uuid, name text, job_title text, from_on date, until_on date, active boolean, sworn_on date, seats integer, memberships integer)
  language sql stable security definer set search_path = '' as $$
  select e.person_id, p.given_name || ' ' || p.family_name, e.job_title, e.from_on, e.until_on,
    authz.on_day(e.from_on, e.until_on) and exists (select from identity.account a where a.person_id = e.person_id and a.state = 'active'),
    (select max(s.signed_on) from institutions.agreement_party y join institutions.agreement s on s.id = y.agreement_id
      where y.person_id = e.person_id and s.kind = 'confidentiality' and authz.agreement_in_force(s)),
    (select count(*)::integer from casework.seat t
      where t.person_id = e.person_id and t.institution_id = e.institution_id and authz.on_day(t.from_on, t.until_on)),
    (select count(*)::integer from teams.membership m
      where m.person_id = e.person_id and m.institution_id = e.institution_id and authz.on_day(m.from_on, m.until_on))
  from institutions.employment e
  join identity.person p on p.id = e.person_id
  where e.institution_id = in_institution
    and in_institution in (select authz.institutions_i_protect() union select authz.institutions_i_head())
  order by 6 desc, p.family_name collate "pl-x-icu", p.given_name collate "pl-x-icu", e.from_on $$;
comment on function protection.authorisations is 'Who may process data in an institution, from and to which day, sworn when, with how many seats in cases and roles in teams today: for its data protection officer and its head. Counts alone, never which case.';
revoke execute on function protection.authorisations from public;
grant execute on function protection.authorisations to app_runtime;
