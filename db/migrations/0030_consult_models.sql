-- A draft of a model is shown to a circle of people for some days. What they remark is numbered, merged where it says the same, and answered one by one.

create table model.consultation (
  id          uuid primary key,
  draft_id    uuid not null references model.draft,
  model_id    text not null,
  version     text not null,
  based_on_id uuid references model.version,
  document    jsonb not null,
  circle      text not null check (circle in ('public', 'agreement', 'named')),
  invitation  text not null check (length(invitation) between 1 and 4000),
  opens_on    date not null,
  closes_on   date not null check (closes_on >= opens_on),
  opened_at   timestamptz not null,
  opened_by   uuid references identity.person,
  closed_at   timestamptz,
  closed_by   uuid references identity.person,
  check (closed_at is not null or closed_by is null)
);
comment on table model.consultation is 'A draft shown to a circle for some days: the document as it stood then (never changed), the version it is compared with, the first and the last day for remarks. `closed_at`: every remark is answered, and nothing is added any more.';
create index consultation_draft on model.consultation (draft_id);
create unique index consultation_running on model.consultation (draft_id) where closed_at is null;
create index consultation_based_on on model.consultation (based_on_id);
create index consultation_opened_by on model.consultation (opened_by);
create index consultation_closed_by on model.consultation (closed_by);
create index consultation_model on model.consultation (model_id);
alter table model.consultation enable row level security;
grant select, insert on model.consultation to app_runtime;
grant update (closed_at, closed_by) on model.consultation to app_runtime;

create table model.consultation_circle (
  id              uuid primary key,
  consultation_id uuid not null references model.consultation,
  institution_id  uuid references institutions.institution,
  person_id       uuid references identity.person,
  added_at        timestamptz not null,
  added_by        uuid references identity.person,
  check (num_nonnulls(institution_id, person_id) = 1),
  unique nulls not distinct (consultation_id, institution_id, person_id)
);
comment on table model.consultation_circle is 'Who is asked in a consultation of named people: a person, or everybody who works at an institution.';
create index consultation_circle_institution on model.consultation_circle (institution_id);
create index consultation_circle_person on model.consultation_circle (person_id);
create index consultation_circle_added_by on model.consultation_circle (added_by);
alter table model.consultation_circle enable row level security;
grant select, insert on model.consultation_circle to app_runtime;

create table model.consultation_meeting (
  id              uuid primary key,
  consultation_id uuid not null references model.consultation,
  no              integer not null,
  on_day          date not null,
  place           text not null check (length(place) between 1 and 200),
  party           text not null check (length(party) between 1 and 200),
  people          jsonb not null check (jsonb_typeof(people) = 'object'),
  recorded_at     timestamptz not null,
  recorded_by     uuid references identity.person,
  unique (consultation_id, no),
  unique (consultation_id, id)
);
comment on table model.consultation_meeting is 'A meeting at which a draft was talked over: day, place, with which group (`party`), and how many people came by sector (`people`). No names.';
create index consultation_meeting_recorded_by on model.consultation_meeting (recorded_by);
alter table model.consultation_meeting enable row level security;
grant select, insert on model.consultation_meeting to app_runtime;

create table model.remark (
  id                 uuid primary key,
  model_id           text not null,
  version            text not null,
  consultation_id    uuid references model.consultation,
  no                 integer not null,
  about              text not null check (length(about) between 1 and 120),
  kind               text not null check (kind in ('wording', 'sense', 'law', 'practice', 'error', 'other')),
  words              text not null check (length(words) between 1 and 4000),
  proposed           text check (length(proposed) <= 4000),
  reason             text check (length(reason) <= 4000),
  source             text not null check (source in ('page', 'meeting', 'file', 'from_work')),
  meeting_id         uuid,
  sector             text,
  author_id          uuid references identity.person,
  institution_id     uuid references institutions.institution,
  author_name        text check (length(author_name) <= 200),
  author_institution text check (length(author_institution) <= 200),
  name_shown         boolean not null default false,
  unit_code          text references territory.unit,
  draft_id           uuid references model.draft,
  merged_into        uuid references model.remark check (merged_into <> id),
  entered_by         uuid references identity.person,
  sent_at            timestamptz not null,
  unique nulls not distinct (model_id, consultation_id, no),
  foreign key (consultation_id, meeting_id) references model.consultation_meeting (consultation_id, id),
  check ((consultation_id is null) = (source = 'from_work')),
  check ((source = 'meeting') = (meeting_id is not null)),
  check (source <> 'from_work' or author_id is not null)
);
comment on table model.remark is 'A remark on a paragraph, on an element that the program carries out, or on the whole (`about` = whole): in a consultation, or from somebody''s work when something does not work (`from_work`, with institution and gmina and no case). A typed name belongs to whoever spoke at a meeting or has no account. `merged_into`: says the same as that one and takes its answer. `draft_id`: the team took it into that draft.';
create index remark_consultation on model.remark (consultation_id, no);
create index remark_meeting on model.remark (consultation_id, meeting_id);
create index remark_author on model.remark (author_id);
create index remark_institution on model.remark (institution_id);
create index remark_unit on model.remark (unit_code);
create index remark_draft on model.remark (draft_id);
create index remark_merged_into on model.remark (merged_into);
create index remark_entered_by on model.remark (entered_by);
alter table model.remark enable row level security;
grant select, insert on model.remark to app_runtime;
grant update (merged_into, draft_id) on model.remark to app_runtime;

create table model.remark_answer (
  id           uuid primary key,
  remark_id    uuid not null references model.remark,
  no           integer not null,
  decision     text not null check (decision in ('accepted', 'partly', 'rejected', 'noted')),
  reason       text not null check (length(reason) between 1 and 4000),
  draft_id     uuid,
  change_no    integer,
  change_about text,
  answered_at  timestamptz not null,
  answered_by  uuid references identity.person,
  unique (remark_id, no),
  foreign key (draft_id, change_no) references model.draft_change (draft_id, no),
  check (num_nonnulls(draft_id, change_no, change_about) in (0, 3))
);
comment on table model.remark_answer is 'What the team of the model decided on a remark and why, with the change of the draft that carries it out. A decision that changed is a further row; the last one counts.';
create index remark_answer_change on model.remark_answer (draft_id, change_no);
create index remark_answer_answered_by on model.remark_answer (answered_by);
alter table model.remark_answer enable row level security;
grant select, insert on model.remark_answer to app_runtime;

create table model.remark_try (
  id           bigint generated always as identity primary key,
  address_hash bytea not null,
  at           timestamptz not null
);
comment on table model.remark_try is 'Remarks sent without an account, by network address (hashed), so that nobody floods a consultation. Forgotten after a day; nobody reads it.';
create index remark_try_address on model.remark_try (address_hash, at);
alter table model.remark_try enable row level security;

create function authz.consultations_i_am_asked_in() returns setof uuid language sql stable security definer set search_path = '' rows 20 as $$
  select c.id from model.consultation c
  where c.circle = 'public'
     or c.circle = 'named' and exists (
          select from model.consultation_circle m
          where m.consultation_id = c.id
            and (m.person_id = authz.me() or m.institution_id in (select authz.institutions_i_work_in())))
     or c.circle = 'agreement' and exists (
          select from institutions.agreement_party p join institutions.agreement a on a.id = p.agreement_id
          where p.institution_id in (select authz.institutions_i_work_in())
            and a.kind in ('project', 'accession') and a.model_id = c.model_id and authz.agreement_in_force(a)) $$;
comment on function authz.consultations_i_am_asked_in is 'Relation: consultations open to everybody, those in which the acting person or where they work is named, and those for institutions with an agreement on the model in force today.';
create function authz.consultations_that_take_my_remark() returns setof uuid language sql stable security definer set search_path = '' rows 20 as $$
  select c.id from model.consultation c
  where c.closed_at is null and authz.on_day(c.opens_on, c.closes_on) and c.id in (select authz.consultations_i_am_asked_in()) $$;
comment on function authz.consultations_that_take_my_remark is 'Relation: consultations that ask the acting person and take remarks today.';
create function authz.consultations_my_team_answers() returns setof uuid language sql stable security definer set search_path = '' rows 20 as $$
  select c.id from model.consultation c where c.closed_at is null and c.model_id in (select authz.models_i_write()) $$;
comment on function authz.consultations_my_team_answers is 'Relation: consultations of models in whose team the acting person is today, until they are closed.';
create function authz.authors_i_am() returns table (author_id uuid, source text) language sql stable security definer set search_path = '' rows 1 as $$
  select authz.me(), 'from_work' where exists (select from authz.institutions_i_work_in()) $$;
comment on function authz.authors_i_am is 'Relation: the acting person as author of what does not work, while employed somewhere.';
create function authz.remarks_answered_for_me() returns setof uuid language sql stable security definer set search_path = '' rows 20 as $$
  select pg_catalog.unnest(array[r.id, r.merged_into]) from model.remark r where r.author_id = authz.me() $$;
comment on function authz.remarks_answered_for_me is 'Relation: remarks of the acting person, and those with which they were merged.';
create function authz.consultations_of_my_team() returns setof uuid language sql stable security definer set search_path = '' rows 20 as $$
  select c.id from model.consultation c where c.model_id in (select authz.models_i_write()) $$;
comment on function authz.consultations_of_my_team is 'Relation: consultations of models in whose team the acting person is today, closed ones too.';
create function authz.remarks_my_team_answers() returns setof uuid language sql stable security definer set search_path = '' rows 200 as $$
  select r.id from model.remark r left join model.consultation c on c.id = r.consultation_id
  where c.closed_at is null and r.model_id in (select authz.models_i_write()) $$;
comment on function authz.remarks_my_team_answers is 'Relation: remarks on models in whose team the acting person is today, until their consultation is closed.';

-- Numbers run without gaps for all, so they are counted past row security; two remarks at once wait for each other.
create function model.next_remark_no(in_model text, in_consultation uuid) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('model.remark ' || coalesce(in_consultation::text, in_model)));
  return (select coalesce(max(r.no), 0) + 1 from model.remark r
          where r.model_id = in_model and r.consultation_id is not distinct from in_consultation);
end $$;
comment on function model.next_remark_no is 'The number of the next remark of a consultation, or of the next one from work on a model. Holds the line until the end of the transaction.';

-- An address is a hash here and is forgotten after a day.
create function model.takes_remark_from(address text, most integer) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from model.remark_try t where t.at < authz.now() - interval '1 day';
  if (select count(*) from model.remark_try t
      where t.address_hash = identity.address_hash(address) and t.at > authz.now() - interval '1 hour') >= most then
    return false;
  end if;
  insert into model.remark_try (address_hash, at) values (identity.address_hash(address), authz.now());
  return true;
end $$;
comment on function model.takes_remark_from is 'Whether a remark without an account is taken from this network address: at most so many in an hour. Counts it.';

-- What anybody asked may read once a consultation is closed: a typed name only of who wanted it shown, of a worker the institution.
create function model.remarks_told(in_consultation uuid)
  returns table (id uuid, no integer, about text, kind text, words text, proposed text, reason text, source text, merged_into uuid,
                 institution text, sector text, name text, meeting_no integer, decision text, answer text, change_no integer, change_about text)
  language sql stable security definer set search_path = '' as $$
  select r.id, r.no, r.about, r.kind, r.words, r.proposed, r.reason, r.source, r.merged_into,
         coalesce(i.name, r.author_institution), coalesce(i.sector, r.sector), case when r.name_shown then coalesce(p.given_name || ' ' || p.family_name, r.author_name) end,
         m.no, a.decision, a.reason, a.change_no, a.change_about
  from model.remark r
  join model.consultation c on c.id = r.consultation_id
  left join institutions.institution i on i.id = r.institution_id
  left join identity.person p on p.id = r.author_id
  left join model.consultation_meeting m on m.id = r.meeting_id
  left join lateral (select * from model.remark_answer b where b.remark_id = coalesce(r.merged_into, r.id) order by b.no desc limit 1) a on true
  where c.id = in_consultation
    and (c.model_id in (select authz.models_i_write())
         or c.closed_at is not null and c.id in (select authz.consultations_i_am_asked_in()))
  order by r.no $$;
comment on function model.remarks_told is 'The remarks of a consultation with their answers, without the names of those who did not want them shown: for the team always, for whoever was asked once it is closed.';

revoke execute on function authz.consultations_i_am_asked_in, authz.consultations_that_take_my_remark, authz.consultations_my_team_answers,
  authz.authors_i_am, authz.remarks_answered_for_me, authz.consultations_of_my_team, authz.remarks_my_team_answers, model.next_remark_no, model.takes_remark_from,
  model.remarks_told from public;
grant execute on function authz.consultations_i_am_asked_in, authz.consultations_that_take_my_remark, authz.consultations_my_team_answers,
  authz.authors_i_am, authz.remarks_answered_for_me, authz.consultations_of_my_team, authz.remarks_my_team_answers, model.next_remark_no, model.takes_remark_from,
  model.remarks_told to app_runtime;

-- A remark of somebody without an account is a fact of nobody: who sent it is not kept anywhere.
alter table platform.fact drop constraint fact_check,
  add constraint fact_check check (num_nonnulls(actor_id, nullif(system, '')) >= 1 or name = 'model.remark.sent');
