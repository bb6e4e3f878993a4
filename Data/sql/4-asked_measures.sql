-- What most organisations have of an instrument and year. Portfolios' measures are no means of each other, and stand alone.
create view asked_measures as
select f.instrument, f.year, f.measure
from current_figures f
join (
    select instrument, year, count(*) as organisations
    from current_results
    group by instrument, year
) t on t.instrument = f.instrument and t.year = f.year
where f.measure not like 'portfolio/%'
group by f.instrument, f.year, f.measure, t.organisations
having 2 * count(*) > t.organisations
