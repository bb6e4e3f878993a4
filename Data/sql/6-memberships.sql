-- The groups that each organisation belongs to in an instrument and year.
create view memberships as
select instrument, year, organisation, 'all' as basis, '' as kind, '' as group_key
from current_results
union all
select instrument, year, organisation, 'kind' as basis, kind, '' as group_key
from current_results
union all
select instrument, year, organisation, 'county' as basis, kind, county as group_key
from current_results
where county is not null
union all
select
    instrument, year, organisation, 'population' as basis, kind,
    case
        when population < 10000 then '0-9999'
        when population < 20000 then '10000-19999'
        when population < 50000 then '20000-49999'
        when population < 100000 then '50000-99999'
        when population < 200000 then '100000-199999'
        else '200000-'
    end as group_key
from current_results
where population is not null
union all
select instrument, year, organisation, 'type' as basis, kind, organisation_type as group_key
from current_results
where organisation_type is not null
