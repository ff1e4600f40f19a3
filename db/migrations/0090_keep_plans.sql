-- Relations take no argument but the acting person, so their plans never need to fit a value. Planned once a session instead of at each
-- call, they cost a fraction: measured on a case page, 2 to 10 ms a relation against 0.5.
do $$
declare
  relation regprocedure;
begin
  for relation in
    select p.oid::regprocedure from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('authz', 'casework', 'teams') and p.prosecdef and p.prokind = 'f'
  loop
    execute pg_catalog.format('alter function %s set plan_cache_mode = force_generic_plan', relation);
  end loop;
end $$;
