-- What each organisation measured with, and when; rows of earlier exports have been replaced.
create view current_results as
select r.instrument, r.year, r.organisation, r.organisation_type, m.kind, m.county, m.population
from results r
join members m on m.organisation = r.organisation and m.export = r.export
