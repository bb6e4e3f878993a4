-- How the groups that are told lie in each measure. Those that are withheld with enough organisations come with the
-- export, as they follow from what can be worked out, which is more than SQL can say.
create view distributions as
select
    p.instrument, p.year, p.measure, p.basis, p.kind, p.group_key,
    count(*) as organisations,
    avg(p.score) as mean,
    stddev_samp(p.score) as deviation,
    min(p.score) as lowest,
    percentile_cont(0.25) within group (order by p.score) as lower_quartile,
    percentile_cont(0.5) within group (order by p.score) as middle,
    percentile_cont(0.75) within group (order by p.score) as upper_quartile,
    max(p.score) as highest
from placed_scores p
left join (
    select w.instrument, w.year, w.measure, w.basis, w.kind, w.group_key
    from withheld w
    where w.export = (select max(export) from organisations)
) w on w.instrument = p.instrument and w.year = p.year and w.measure = p.measure
    and w.basis = p.basis and w.kind = p.kind and w.group_key = p.group_key
where p.counted = 1 and w.measure is null
group by p.instrument, p.year, p.measure, p.basis, p.kind, p.group_key
having count(*) >= 5
