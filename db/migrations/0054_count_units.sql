-- How much of a service there is, who holds a part of it and who waits. What a provider has is no secret and stands in the directory; who holds or
-- waits is content of a case and goes with it. Units are taken by one function, which never gives out more than there are.
create table directory.supply (
  service_id uuid not null references directory.service,
  no         integer not null check (no >= 1),
  from_on    date not null,
  until_on   date,
  units      integer check (units between 0 and 100000),
  unit       text not null check (unit in ('place', 'hours_week', 'visits_month', 'piece')),
  said_by    uuid not null references identity.person,
  said_at    timestamptz not null,
  primary key (service_id, no),
  check (until_on >= from_on)
);
comment on table directory.supply is 'How many units of a service there are at the same time between two days: places, hours a week, visits a month, pieces; no number where they are not counted. Of statements about one day the latest counts; none is changed.';
create index supply_said_by on directory.supply (said_by);
alter table directory.supply enable row level security;
grant select, insert on directory.supply to app_runtime;

create table casework.item_service (
  id             uuid primary key,
  case_id        uuid not null,
  basket_item_id uuid not null,
  service_id     uuid references directory.service,
  units          integer not null default 1 check (units between 1 and 1000),
  said_by        uuid not null references identity.person,
  said_at        timestamptz not null,
  foreign key (case_id, basket_item_id) references casework.basket_item (case_id, id)
);
comment on table casework.item_service is 'By which entry of the directory a line of a basket is given, and how many units of it the family needs. The latest counts; without a service the line belongs to no entry any more.';
create index item_service_item on casework.item_service (case_id, basket_item_id, said_at);
create index item_service_service on casework.item_service (service_id);
create index item_service_said_by on casework.item_service (said_by);
alter table casework.item_service enable row level security;
grant select, insert on casework.item_service to app_runtime;

create table casework.unit_hold (
  id             uuid primary key,
  case_id        uuid not null,
  basket_item_id uuid not null,
  service_id     uuid not null references directory.service,
  units          integer not null check (units >= 1),
  from_on        date not null,
  until_on       date,
  held_by        uuid not null references identity.person,
  held_at        timestamptz not null,
  released_at    timestamptz,
  released_why   text check (released_why in ('refused', 'ended', 'left_out', 'waits')),
  foreign key (case_id, basket_item_id) references casework.basket_item (case_id, id),
  check (until_on >= from_on),
  check ((released_at is null) = (released_why is null))
);
comment on table casework.unit_hold is 'Units of a service that a line of a basket holds, from a day to its agreed last day or until they are released. Written by the functions below alone, which count.';
create index unit_hold_item on casework.unit_hold (case_id, basket_item_id);
create unique index unit_hold_one on casework.unit_hold (case_id, basket_item_id) where released_at is null;
create index unit_hold_service on casework.unit_hold (service_id, released_at);
create index unit_hold_held_by on casework.unit_hold (held_by);
alter table casework.unit_hold enable row level security;
grant select on casework.unit_hold to app_runtime;

create table casework.waiting (
  id             uuid primary key,
  case_id        uuid not null,
  basket_item_id uuid not null,
  service_id     uuid not null references directory.service,
  units          integer not null check (units >= 1),
  urgent         boolean not null,
  since          date not null,
  joined_by      uuid not null references identity.person,
  joined_at      timestamptz not null,
  offered_at     timestamptz,
  offered_until  timestamptz,
  left_at        timestamptz,
  left_why       text check (left_why in ('taken', 'refused', 'ended', 'left_out')),
  foreign key (case_id, basket_item_id) references casework.basket_item (case_id, id),
  unique (case_id, id),
  check ((offered_at is null) = (offered_until is null)),
  check ((left_at is null) = (left_why is null))
);
comment on table casework.waiting is 'Lines of baskets that wait for a unit of a service: since when, urgent as people agreed, until when a freed unit is offered. No score: urgent before ordinary, then who waits longer. Written by the functions below alone.';
create index waiting_item on casework.waiting (case_id, basket_item_id);
create unique index waiting_one on casework.waiting (case_id, basket_item_id) where left_at is null;
create index waiting_service on casework.waiting (service_id, left_at);
create index waiting_joined_by on casework.waiting (joined_by);
alter table casework.waiting enable row level security;
grant select on casework.waiting to app_runtime;

create table casework.waiting_order (
  id         uuid primary key,
  case_id    uuid not null,
  waiting_id uuid not null,
  urgent     boolean not null,
  item_id    uuid not null,
  said_by    uuid not null references identity.person,
  said_at    timestamptz not null,
  foreign key (case_id, waiting_id) references casework.waiting (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.waiting_order is 'Each change of who waits urgently and who does not, with the words of those who agreed on it, an entry. The latest counts.';
create index waiting_order_waiting on casework.waiting_order (case_id, waiting_id, said_at);
create index waiting_order_item on casework.waiting_order (case_id, item_id);
create index waiting_order_said_by on casework.waiting_order (said_by);
alter table casework.waiting_order enable row level security;
grant select, insert on casework.waiting_order to app_runtime;

-- For other functions alone.

create function directory.supply_on(in_service uuid, in_day date) returns table (unit text, units integer)
  language sql stable security definer set search_path = '' rows 1 as $$
  select s.unit, s.units from directory.supply s
  where s.service_id = in_service and s.from_on <= in_day and (s.until_on is null or s.until_on >= in_day)
  order by s.no desc limit 1 $$;
comment on function directory.supply_on is 'What was said last about the units of a service on a day; for other functions alone.';

create function casework.units_held(in_service uuid, in_day date) returns bigint
  language sql stable security definer set search_path = '' as $$
  select coalesce(sum(h.units), 0) from casework.unit_hold h join casework.case c on c.id = h.case_id
  where h.service_id = in_service and h.released_at is null and c.closed_on is null
    and h.from_on <= in_day and (h.until_on is null or h.until_on >= in_day) $$;
comment on function casework.units_held is 'How many units of a service are held on a day by lines of open cases; for other functions alone.';

-- Between two of these days neither what there is nor what is held grows scarcer.
create function casework.scarcest_day(in_service uuid, in_from date, in_until date) returns table (unit text, units integer, held bigint, free bigint)
  language sql stable security definer set search_path = '' rows 1 as $$
  with days as (
    select in_from as day
    union select h.from_on from casework.unit_hold h where h.service_id = in_service and h.released_at is null
    union select s.from_on from directory.supply s where s.service_id = in_service
    union select s.until_on + 1 from directory.supply s where s.service_id = in_service)
  select s.unit, s.units, k.held, s.units - k.held
  from days d cross join lateral directory.supply_on(in_service, d.day) s
  cross join lateral (select casework.units_held(in_service, d.day) as held) k
  where d.day >= in_from and (in_until is null or d.day <= in_until) and s.units is not null
  order by 4, d.day limit 1 $$;
comment on function casework.scarcest_day is 'The day of a period on which least of a service is free; nothing where its units are not counted on any day of it. For other functions alone.';

create function casework.waiting_in_order(in_service uuid)
  returns table (waiting_id uuid, case_id uuid, basket_item_id uuid, units integer, urgent boolean, since date, offered_until timestamptz, lapsed boolean, place bigint)
  language sql stable security definer set search_path = '' rows 20 as $$
  select w.id, w.case_id, w.basket_item_id, w.units, now_is.urgent, w.since, w.offered_until, coalesce(w.offered_until < authz.now(), false),
    row_number() over (order by now_is.urgent desc, w.since, w.joined_at, w.id)
  from casework.waiting w join casework.case c on c.id = w.case_id and c.closed_on is null
  cross join lateral (select coalesce((select o.urgent from casework.waiting_order o where o.case_id = w.case_id and o.waiting_id = w.id
    order by o.said_at desc, o.id desc limit 1), w.urgent) as urgent) now_is
  where w.service_id = in_service and w.left_at is null $$;
comment on function casework.waiting_in_order is 'Who waits for a service, in order: urgent before ordinary, then who waits longer; for other functions alone.';

create function casework.may_move_line(in_case uuid, in_item uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from casework.basket_item b where b.case_id = in_case and b.id = in_item
    and in_case not in (select authz.cases_denied_to_me())
    and (in_case in (select authz.cases_i_keep()) or in_case in (select authz.cases_whose_basket_i_may_write())
      or exists (select from authz.my_institutions_in_cases() m where m.case_id = in_case and m.institution_id = b.provider_institution_id))) $$;
comment on function casework.may_move_line is 'Whether the acting person says how far a line of a basket got, or writes it; for other functions alone.';

-- A promise with a last day frees its units the day after; beyond what is promised, the list moves as fast as units came back in the last year.
create function casework.days_to_wait(in_service uuid, in_free bigint) returns integer
  language plpgsql stable security definer set search_path = '' as $$
declare
  today date := authz.today();
  wanted bigint;
  agreed integer;
  expected integer;
begin
  select coalesce(sum(o.units), 0) + 1 into wanted from casework.waiting_in_order(in_service) o;
  if in_free >= wanted then return 0; end if;
  with changes as (
    select greatest(h.from_on, today) as day, h.units::bigint as held
    from casework.unit_hold h join casework.case c on c.id = h.case_id
    where h.service_id = in_service and h.released_at is null and c.closed_on is null and (h.until_on is null or h.until_on >= today)
    union all
    select h.until_on + 1, -h.units from casework.unit_hold h join casework.case c on c.id = h.case_id
    where h.service_id = in_service and h.released_at is null and c.closed_on is null and h.until_on >= today
    union all select s.from_on, 0 from directory.supply s where s.service_id = in_service and s.from_on > today
    union all select s.until_on + 1, 0 from directory.supply s where s.service_id = in_service and s.until_on >= today
    union all select today, 0),
  held as (select c.day, sum(sum(c.held)) over (order by c.day) as held from changes c group by c.day),
  free as (select d.day, s.units - d.held as free from held d cross join lateral directory.supply_on(in_service, d.day) s where s.units is not null),
  lasting as (select f.day, min(f.free) over (order by f.day rows between current row and unbounded following) as free from free f)
  select min(l.day) - today into agreed from lasting l where l.free >= wanted;
  with gone as (
    select h.units, (h.held_at at time zone 'Europe/Warsaw')::date as began, least((h.released_at at time zone 'Europe/Warsaw')::date, c.closed_on, h.until_on + 1) as over
    from casework.unit_hold h join casework.case c on c.id = h.case_id
    where h.service_id = in_service and (h.released_why is null or h.released_why in ('ended', 'left_out')))
  select ceil((wanted - in_free)::numeric * least(365, greatest(30, today - min(g.began)))
    / nullif(sum(g.units) filter (where g.over between today - 364 and today), 0))::integer into expected from gone g;
  return least(agreed, expected);
end $$;
comment on function casework.days_to_wait is 'How many days somebody who asks today for one unit would wait: none where one is free beyond those who wait; else until the day from which promised last days leave enough, or as fast as units came back in the last 365 days (at least 30 are looked at), whichever is sooner; nothing where neither is known. Inferred. For other functions alone.';

-- Asked and called by the program.

create function directory.free_units(in_services uuid[], in_from date, in_until date)
  returns table (service_id uuid, unit text, units integer, held bigint, free bigint, waiting bigint, exact boolean, longest_since date,
    days_to_wait integer)
  language sql stable security definer set search_path = '' rows 50 as $$
  with whole as materialized (select authz.acting_as('worker') or exists (select from authz.cases_i_keep()) as exact)
  select s.id, d.unit, d.units, d.held, d.free,
    case when here.exact then w.waiting else w.waiting / 5 * 5 end, here.exact or w.waiting = 0,
    case when here.exact then w.since when w.waiting >= 5 then pg_catalog.date_trunc('month', w.since)::date end,
    case when here.exact and d.unit is not null then casework.days_to_wait(s.id, d.free) end
  from unnest(in_services) asked join directory.service s on s.id = asked
  left join lateral casework.scarcest_day(s.id, in_from, in_until) d on true
  cross join lateral (select count(*) as waiting, min(o.since) as since from casework.waiting_in_order(s.id) o) w
  cross join lateral (select whole.exact or s.id in (select authz.services_i_keep()) as exact from whole) here
  where (d.unit is not null or w.waiting > 0)
    and (authz.acting_as('worker') or s.audience in (select authz.audiences_i_am_in()) or s.id in (select authz.services_i_keep())) $$;
comment on function directory.free_units is 'Of entries for the acting person: how many units there are, are held and are free on the scarcest day of a period (no last day: from then on), and how many wait. Whoever keeps a case or the entry is told how many, since which day and how long one would wait; others steps of five, and from five on the month. No row where nothing is counted and nobody waits; fewer than nothing is free where what there is was lowered below what is held.';

create function casework.take_unit(in_id uuid, in_case uuid, in_item uuid) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  line casework.basket_item;
  tie casework.item_service;
  begins date;
  ends date;
  room bigint;
  mine casework.waiting;
  ahead bigint;
begin
  if not casework.may_move_line(in_case, in_item) then return null; end if;
  select b.* into line from casework.basket_item b where b.case_id = in_case and b.id = in_item;
  select i.* into tie from casework.item_service i where i.case_id = in_case and i.basket_item_id = in_item
  order by i.said_at desc, i.id desc limit 1;
  if tie.service_id is null then return 'untied'; end if;
  perform from directory.service s where s.id = tie.service_id for no key update;
  if exists (select from casework.unit_hold h where h.case_id = in_case and h.basket_item_id = in_item and h.released_at is null) then return 'held'; end if;
  begins := greatest(line.from_on, authz.today());
  ends := case when line.until_on >= begins then line.until_on end;
  -- Statements of their own: they see what others took while this one waited.
  select d.free into room from casework.scarcest_day(tie.service_id, begins, ends) d;
  select w.* into mine from casework.waiting w where w.case_id = in_case and w.basket_item_id = in_item and w.left_at is null;
  if room < tie.units then return 'full'; end if;
  if room is not null then
    -- Whoever comes before, and did not let an offer pass, is not overtaken.
    select coalesce(sum(o.units), 0) into ahead
    from casework.waiting_in_order(tie.service_id) o
    left join casework.waiting_in_order(tie.service_id) me on me.waiting_id = mine.id
    where not o.lapsed and o.waiting_id is distinct from mine.id
      and case when me.place is null then o.urgent >= line.urgent else o.place < me.place end;
    if room - ahead < tie.units then return 'others_wait'; end if;
  end if;
  insert into casework.unit_hold (id, case_id, basket_item_id, service_id, units, from_on, until_on, held_by, held_at)
  values (in_id, in_case, in_item, tie.service_id, tie.units, begins, ends, authz.me(), authz.now());
  update casework.waiting w set left_at = authz.now(), left_why = 'taken' where w.id = mine.id;
  return 'taken';
end $$;
comment on function casework.take_unit is 'Takes the units of a service that a line of a basket needs, one after the other for each service: taken, held (it has them), untied (it belongs to no entry), full, others_wait (they are offered to those who come before). Nothing for those who do not say how far the line got.';

create function casework.join_waiting(in_id uuid, in_case uuid, in_item uuid, in_since date) returns uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare
  tie casework.item_service;
begin
  if not casework.may_move_line(in_case, in_item) then return null; end if;
  select i.* into tie from casework.item_service i where i.case_id = in_case and i.basket_item_id = in_item
  order by i.said_at desc, i.id desc limit 1;
  if tie.service_id is null then return null; end if;
  update casework.unit_hold h set released_at = authz.now(), released_why = 'waits'
  where h.case_id = in_case and h.basket_item_id = in_item and h.released_at is null;
  insert into casework.waiting (id, case_id, basket_item_id, service_id, units, urgent, since, joined_by, joined_at)
  select in_id, in_case, in_item, tie.service_id, tie.units, b.urgent, in_since, authz.me(), authz.now()
  from casework.basket_item b where b.case_id = in_case and b.id = in_item
  on conflict do nothing;
  return tie.service_id;
end $$;
comment on function casework.join_waiting is 'Puts a line of a basket on the list of those who wait for its service, and answers which; what it held is free. Nothing for a line without an entry, and for those who do not say how far it got.';

create function casework.release_unit(in_case uuid, in_item uuid, in_why text) returns setof uuid
  language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  if not casework.may_move_line(in_case, in_item) then return; end if;
  update casework.waiting w set left_at = authz.now(), left_why = in_why
  where w.case_id = in_case and w.basket_item_id = in_item and w.left_at is null;
  -- A thing that was given is not back in the store.
  return query update casework.unit_hold h set released_at = authz.now(), released_why = in_why
    where h.case_id = in_case and h.basket_item_id = in_item and h.released_at is null
      and not (in_why = 'ended' and exists (select from casework.basket_item b where b.case_id = in_case and b.id = in_item and b.goods))
    returning h.service_id;
end $$;
comment on function casework.release_unit is 'Frees what a line of a basket holds and takes it off the list of those who wait, because it was refused, ended or left out (a thing that the family got stays counted); answers the service of which something is free now. Nothing for those who do not say how far the line got.';

create function casework.waiting_place(in_case uuid, in_item uuid)
  returns table (waiting_id uuid, place bigint, urgent boolean, since date, urgent_ahead bigint, longer_ahead bigint, offered_until timestamptz)
  language sql stable security definer set search_path = '' rows 1 as $$
  select o.waiting_id, o.place, o.urgent, o.since,
    (select count(*) from casework.waiting_in_order(w.service_id) a where a.place < o.place and a.urgent and not o.urgent),
    (select count(*) from casework.waiting_in_order(w.service_id) a where a.place < o.place and a.urgent = o.urgent),
    o.offered_until
  from casework.waiting w cross join lateral casework.waiting_in_order(w.service_id) o
  where w.case_id = in_case and w.basket_item_id = in_item and w.left_at is null and o.waiting_id = w.id
    and in_case not in (select authz.cases_denied_to_me())
    and (in_case in (select authz.cases_i_see()) or authz.acting_as('worker')) $$;
comment on function casework.waiting_place is 'Where a line of a basket stands on the list of its service, and why there: how many urgent ones and how many who wait longer come before; until when a free unit is offered. Nothing for those who do not see the case.';

create function casework.offer_units(in_service uuid, in_until timestamptz)
  returns table (case_id uuid, code text, keeper_id uuid, basket_item_id uuid, until timestamptz, fresh boolean)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  room bigint;
  one record;
begin
  if not authz.acting_as('worker') then return; end if;
  perform from directory.service s where s.id = in_service for no key update;
  select d.free into room from casework.scarcest_day(in_service, authz.today(), null) d;
  for one in select o.*, c.code, c.owner_institution_id as keeper from casework.waiting_in_order(in_service) o
    join casework.case c on c.id = o.case_id where not o.lapsed order by o.place loop
    exit when room < one.units;
    room := room - one.units;
    case_id := one.case_id; code := one.code; keeper_id := one.keeper; basket_item_id := one.basket_item_id;
    fresh := one.offered_until is null; until := coalesce(one.offered_until, in_until);
    if fresh then
      update casework.waiting w set offered_at = authz.now(), offered_until = in_until where w.id = one.waiting_id;
    end if;
    return next;
  end loop;
end $$;
comment on function casework.offer_units is 'Offers what is free of a service to those who come first on its list, until an instant, and answers to whom it is offered, until when, and whether only now. Nothing is taken. For the worker alone.';

create function casework.service_of_hold(in_hold uuid) returns uuid
  language sql stable security definer set search_path = '' as $$
  select h.service_id from casework.unit_hold h where h.id = in_hold and authz.acting_as('worker') $$;
comment on function casework.service_of_hold is 'Of which service somebody holds units; for the worker alone, who looks after the agreed last day what is free.';

revoke execute on function directory.supply_on, casework.units_held, casework.scarcest_day, casework.waiting_in_order, casework.may_move_line,
  casework.days_to_wait, directory.free_units, casework.take_unit, casework.join_waiting, casework.release_unit, casework.waiting_place, casework.offer_units,
  casework.service_of_hold from public;
grant execute on function directory.free_units, casework.take_unit, casework.join_waiting, casework.release_unit, casework.waiting_place,
  casework.offer_units, casework.service_of_hold to app_runtime;
