-- What a standing team says and decides at a sitting of its own: who came, the course, what was decided, and who agrees with the record.
create table casework.plenary (
  sitting_id  uuid primary key references casework.sitting,
  course      text not null check (length(course) <= 20000),
  decisions   text[] not null,
  dissents    text not null check (length(dissents) <= 4000),
  tasks       jsonb not null default '[]',
  quorum      jsonb,
  kept_by     uuid not null references identity.person,
  kept_at     timestamptz not null,
  closed_by   uuid references identity.person,
  closed_at   timestamptz,
  row_version integer not null default 1,
  check ((closed_by is null) = (closed_at is null))
);
comment on table casework.plenary is 'The record of a sitting of a standing team, in words that name no family. `quorum`: how the team stood to it when the record was kept last. `tasks`: those still being written; closing lays them on people. Closed, it does not change.';
create index plenary_kept_by on casework.plenary (kept_by);
create index plenary_closed_by on casework.plenary (closed_by);
alter table casework.plenary enable row level security;
grant select, insert on casework.plenary to app_runtime;
grant update (course, decisions, dissents, tasks, quorum, kept_by, kept_at, closed_by, closed_at, row_version) on casework.plenary to app_runtime;

create table casework.plenary_presence (
  sitting_id     uuid not null references casework.sitting,
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  name           text not null,
  place          text not null,
  sector         text not null,
  roles          text[] not null,
  way            text check (way in ('room', 'video', 'excused', 'absent')),
  primary key (sitting_id, person_id, institution_id)
);
comment on table casework.plenary_presence is 'Who belonged to the team on the day of its sitting, by the name of that day, and whether and how they came.';
create index plenary_presence_person on casework.plenary_presence (person_id);
create index plenary_presence_institution on casework.plenary_presence (institution_id);
alter table casework.plenary_presence enable row level security;
grant select, insert on casework.plenary_presence to app_runtime;
grant update (way) on casework.plenary_presence to app_runtime;

create table casework.plenary_reply (
  sitting_id uuid not null references casework.plenary,
  person_id  uuid not null references identity.person,
  reply      text not null check (reply in ('agreed', 'remark')),
  words      text check (length(words) between 1 and 2000),
  replied_at timestamptz not null,
  primary key (sitting_id, person_id),
  check ((reply = 'remark') = (words is not null))
);
comment on table casework.plenary_reply is 'What somebody who was there says of the record: that they agree, or a remark. Said once.';
create index plenary_reply_person on casework.plenary_reply (person_id);
alter table casework.plenary_reply enable row level security;
grant select, insert on casework.plenary_reply to app_runtime;

create table casework.plenary_task (
  sitting_id     uuid not null references casework.plenary,
  no             integer not null,
  what           text not null check (length(what) between 1 and 500),
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  due_on         date not null,
  done_by        uuid references identity.person,
  done_at        timestamptz,
  result         text check (length(result) between 1 and 1000),
  primary key (sitting_id, no),
  foreign key (sitting_id, person_id, institution_id) references casework.plenary_presence (sitting_id, person_id, institution_id),
  check ((done_by is null) = (done_at is null)),
  check (result is null or done_at is not null)
);
comment on table casework.plenary_task is 'What one person of the team is to do until an agreed day, in words that name no family. Of a closed record; done once, with or without a result.';
create index plenary_task_person on casework.plenary_task (person_id);
create index plenary_task_presence on casework.plenary_task (sitting_id, person_id, institution_id);
create index plenary_task_institution on casework.plenary_task (institution_id);
create index plenary_task_done_by on casework.plenary_task (done_by);
alter table casework.plenary_task enable row level security;
grant select, insert on casework.plenary_task to app_runtime;
grant update (done_by, done_at, result) on casework.plenary_task to app_runtime;

-- Whoever may write to these tables, and whatever they send: a closed record stays as those who were there got it.
create function casework.keep_plenary() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.closed_at is not null then raise exception 'the record of a sitting that was closed is never changed'; end if;
  return new;
end $$;
create trigger keep_plenary before update on casework.plenary for each row execute function casework.keep_plenary();

create function casework.keep_plenary_presence() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (select from casework.plenary p where p.sitting_id = new.sitting_id and p.closed_at is not null) then
    raise exception 'who came to a sitting whose record was closed is never changed';
  end if;
  return new;
end $$;
create trigger keep_plenary_presence before insert or update on casework.plenary_presence for each row execute function casework.keep_plenary_presence();

-- Tasks are laid by the act that closes the record, and by none after it.
create function casework.keep_plenary_tasks() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (select from casework.plenary p where p.sitting_id = new.sitting_id and p.closed_at < authz.now()) then
    raise exception 'a record that was closed lays no more tasks';
  end if;
  return new;
end $$;
create trigger keep_plenary_tasks before insert on casework.plenary_task for each row execute function casework.keep_plenary_tasks();

create function authz.plenaries_i_keep() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select s.id from authz.body_roles_i_hold() r
  join casework.sitting s on s.body_id = r.body_id and r.role = any (s.run_by)
  join teams.body b on b.id = s.body_id
  join model.version v on v.id = b.version_id
  join model.role m on m.version_id = b.version_id and m.role = r.role
  where authz.needs_met((select authz.me()), r.institution_id, m.needs, v.model_id) $$;
comment on function authz.plenaries_i_keep is 'Relation: sittings of a team that a role of mine convenes, whose record is mine to keep, where what the role needs is in force.';

create function authz.plenaries_i_read() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select s.id from authz.body_roles_i_hold() r
  join casework.sitting s on s.body_id = r.body_id
  join teams.body b on b.id = s.body_id
  join model.version v on v.id = b.version_id
  join model.role m on m.version_id = b.version_id and m.role = r.role and (m.body = b.element or r.role = any (s.run_by))
  where authz.needs_met((select authz.me()), r.institution_id, m.needs, v.model_id) $$;
comment on function authz.plenaries_i_read is 'Relation: sittings of a team to which a role of mine belongs or that it convenes, where what the role needs is in force.';

create function authz.plenaries_i_was_at() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select p.sitting_id from casework.plenary_presence p
  where p.person_id = (select authz.me()) and p.way in ('room', 'video') and p.sitting_id in (select authz.plenaries_i_read()) $$;
comment on function authz.plenaries_i_was_at is 'Relation: sittings of a team of mine at which I was, by the list of who came.';

create function casework.people_of_plenary(in_sitting uuid)
  returns table (person_id uuid, institution_id uuid, name text, place text, sector text, roles text[])
  language sql stable security definer set search_path = '' rows 20 as $$
  select m.person_id, m.institution_id, p.given_name || ' ' || p.family_name, i.short_name, i.sector, array_agg(distinct m.role order by m.role)
  from casework.sitting s
  join teams.body b on b.id = s.body_id
  join model.version v on v.id = b.version_id
  join model.role r on r.version_id = b.version_id and r.body = b.element
  join teams.membership m on m.role = r.role and m.model_id = v.model_id and m.from_on <= s.day and (m.until_on is null or m.until_on >= s.day)
    and (m.body_id = b.id or m.body_id is null and m.unit_code = b.unit_code)
  join identity.person p on p.id = m.person_id
  join institutions.institution i on i.id = m.institution_id
  where s.id = in_sitting and s.id in (select authz.plenaries_i_keep())
  group by m.person_id, m.institution_id, p.given_name, p.family_name, i.short_name, i.sector
  order by p.family_name collate "pl-x-icu", p.given_name collate "pl-x-icu", m.person_id, m.institution_id $$;
comment on function casework.people_of_plenary is 'Who belongs to the team of a sitting on its day, with the institution and the roles there; for whoever keeps its record.';

revoke execute on function authz.plenaries_i_keep, authz.plenaries_i_read, authz.plenaries_i_was_at, casework.people_of_plenary from public;
grant execute on function authz.plenaries_i_keep, authz.plenaries_i_read, authz.plenaries_i_was_at, casework.people_of_plenary to app_runtime;
