-- Generated from the policy of directory.supply. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_supply_select on directory.supply;
create policy directory_supply_select on directory.supply for select to app_runtime using (
   exists (select from directory.service p where p.id = directory.supply.service_id));
drop policy if exists directory_supply_insert on directory.supply;
create policy directory_supply_insert on directory.supply for insert to app_runtime with check (
   service_id in (select authz.services_i_keep()));
drop policy if exists directory_supply_update on directory.supply;
drop policy if exists directory_supply_delete on directory.supply;
drop policy if exists directory_supply_never on directory.supply;
