-- The reports read all agencies of one month.
CREATE INDEX CONCURRENTLY monthly_figures_month_idx ON monthly_figures (month);
