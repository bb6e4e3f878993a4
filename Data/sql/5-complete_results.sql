-- The organisations that have all that is asked, and so count in the groups.
create view complete_results as
select r.instrument, r.year, r.organisation
from current_results r
left join (
    select instrument, year, count(*) as measures
    from asked_measures
    group by instrument, year
) asked on asked.instrument = r.instrument and asked.year = r.year
left join (
    select f.instrument, f.year, f.organisation, count(*) as measures
    from current_figures f
    join asked_measures a on a.instrument = f.instrument and a.year = f.year and a.measure = f.measure
    group by f.instrument, f.year, f.organisation
) has on has.instrument = r.instrument and has.year = r.year and has.organisation = r.organisation
where coalesce(has.measures, 0) = coalesce(asked.measures, 0)
