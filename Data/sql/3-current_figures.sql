create view current_figures as
select f.instrument, f.year, f.organisation, f.measure, f.score
from figures f
join members m on m.organisation = f.organisation and m.export = f.export
