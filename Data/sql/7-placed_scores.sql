-- Each score in each of its organisation's groups; counted is 1 where it is one of the group's.
create view placed_scores as
select
    f.instrument, f.year, f.measure, m.basis, m.kind, m.group_key, f.organisation, f.score,
    case when f.measure like 'portfolio/%' or c.organisation is not null then 1 else 0 end as counted
from current_figures f
join memberships m on m.instrument = f.instrument and m.year = f.year and m.organisation = f.organisation
left join complete_results c on c.instrument = f.instrument and c.year = f.year and c.organisation = f.organisation
