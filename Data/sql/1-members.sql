-- The organisations of the collection, as they are in the latest export that has them.
create view members as
select o.organisation, o.name, o.kind, o.county, o.population, o.is_generated, o.export
from organisations o
join (
    select organisation, max(export) as export
    from organisations
    group by organisation
) latest on latest.organisation = o.organisation and latest.export = o.export
where o.is_member
