-- Where each organisation stands in each of its groups that are told, among five others or more.
create view standings as
select
    s.instrument, s.year, s.measure, s.basis, s.kind, s.group_key, s.organisation, s.score,
    s.higher + 1 as place,
    s.others + 1 as places,
    1e2 * ((s.others - s.higher - s.equals) + s.equals / 2e0) / s.others as percentile,
    s.score - d.middle as difference
from (
    select
        r.instrument, r.year, r.measure, r.basis, r.kind, r.group_key, r.organisation, r.score,
        r.at_least - r.same as higher, r.same - r.counted as equals, r.total - r.counted as others
    from (
        select
            p.instrument, p.year, p.measure, p.basis, p.kind, p.group_key, p.organisation, p.score, p.counted,
            sum(p.counted) over (
                partition by p.instrument, p.year, p.measure, p.basis, p.kind, p.group_key
            ) as total,
            sum(p.counted) over (
                partition by p.instrument, p.year, p.measure, p.basis, p.kind, p.group_key order by p.score desc
            ) as at_least,
            sum(p.counted) over (
                partition by p.instrument, p.year, p.measure, p.basis, p.kind, p.group_key, p.score
            ) as same
        from placed_scores p
    ) r
) s
join distributions d on d.instrument = s.instrument and d.year = s.year and d.measure = s.measure
    and d.basis = s.basis and d.kind = s.kind and d.group_key = s.group_key
where s.others >= 5
