-- Certificates of what somebody learned: numbered without gaps, checked by a code that stands on them.

create table learning.certificate_series (
  year integer primary key,
  last integer not null check (last >= 1)
);
comment on table learning.certificate_series is 'The last number given in a year. Read and written by the numbering of certificates alone.';
alter table learning.certificate_series enable row level security;

create table learning.certificate (
  id             uuid primary key,
  year           integer not null default 0,
  no             integer not null default 0,
  code           text not null unique check (code ~ '^[0-9a-hjkmnp-tv-z]{20}$'),
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  subject_kind   text not null check (subject_kind in ('course', 'event')),
  subject_id     uuid not null,
  institution    text not null check (length(institution) between 2 and 200),
  name           text not null check (length(name) between 3 and 161),
  title          text not null check (length(title) between 1 and 300),
  programme      text[] not null check (cardinality(programme) <= 60),
  minutes        integer not null check (minutes between 1 and 100000),
  began_on       date not null,
  finished_on    date not null,
  issued_on      date not null,
  issued_by      uuid references identity.person,
  hash           bytea not null check (length(hash) = 32),
  state          text not null check (state in ('valid', 'revoked', 'replaced')),
  state_on       date not null,
  state_by       uuid references identity.person,
  state_reason   text check (length(state_reason) between 3 and 500),
  replaced_by    uuid references learning.certificate deferrable initially deferred,
  unique (year, no),
  check (finished_on >= began_on),
  check (state = 'valid' or (state_by is not null and state_reason is not null)),
  check ((state = 'replaced') = (replaced_by is not null))
);
comment on table learning.certificate is 'What somebody finished, as it was printed: name, title, hours (minutes), programme and days, with a hash of all that. Issued by rule, or by a person (issued_by) in place of another. Its words never change; it is valid, revoked or replaced, with the reason. It outlasts the access of its holder.';
create unique index certificate_valid on learning.certificate (person_id, subject_id) where state = 'valid';
create index certificate_person on learning.certificate (person_id);
create index certificate_institution on learning.certificate (institution_id, issued_on);
create index certificate_issued_by on learning.certificate (issued_by);
create index certificate_state_by on learning.certificate (state_by);
create index certificate_replaced_by on learning.certificate (replaced_by);
alter table learning.certificate enable row level security;
-- Year and number are given below, so that no program chooses or skips one.
grant select on learning.certificate to app_runtime;
grant insert (id, code, person_id, institution_id, subject_kind, subject_id, institution, name, title, programme, minutes, began_on, finished_on,
  issued_on, issued_by, hash, state, state_on) on learning.certificate to app_runtime;
grant update (state, state_on, state_by, state_reason, replaced_by) on learning.certificate to app_runtime;

create function learning.number_certificate() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  new.year := extract(year from new.issued_on);
  insert into learning.certificate_series as s values (new.year, 1)
  on conflict (year) do update set last = s.last + 1 returning s.last into new.no;
  return new;
end $$;
comment on function learning.number_certificate is 'Gives a certificate the next number of its year. The series is locked until commit and falls back with the transaction, so no number is missing.';
create trigger number_certificate before insert on learning.certificate for each row execute function learning.number_certificate();

create table learning.certificate_try (
  address_hash bytea not null,
  at           timestamptz not null
);
comment on table learning.certificate_try is 'Wrong codes of certificates by network address (hashed), so that nobody guesses one. Forgotten after an hour; nobody reads it.';
create index certificate_try_address on learning.certificate_try (address_hash, at);
alter table learning.certificate_try enable row level security;

create function learning.certificate_by_code(in_code text, in_address text)
  returns table (answer text, code text, year integer, no integer, institution text, name text, title text, programme text[], minutes integer,
    began_on date, finished_on date, issued_on date, hash bytea, state text, state_on date, next_year integer, next_no integer)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  place bytea := identity.address_hash(in_address);
begin
  delete from learning.certificate_try t where t.at < authz.now() - interval '1 hour';
  if (select count(*) from learning.certificate_try t where t.address_hash = place) >= 20 then
    return query select 'too_many', null::text, null::integer, null::integer, null::text, null::text, null::text, null::text[], null::integer,
      null::date, null::date, null::date, null::bytea, null::text, null::date, null::integer, null::integer;
    return;
  end if;
  return query select 'found', c.code, c.year, c.no, c.institution, c.name, c.title, c.programme, c.minutes, c.began_on, c.finished_on, c.issued_on, c.hash,
    c.state, c.state_on, n.year, n.no
  from learning.certificate c left join learning.certificate n on n.id = c.replaced_by where c.code = in_code;
  if not found then insert into learning.certificate_try values (place, authz.now()); end if;
end $$;
comment on function learning.certificate_by_code is 'What one certificate states, for whoever holds its whole code, without an account: of one that was replaced the number of the next, and nothing else of it; 20 wrong codes from one place in an hour at most. Nothing for a wrong one.';

revoke execute on function learning.number_certificate, learning.certificate_by_code from public;
grant execute on function learning.certificate_by_code to app_runtime;
