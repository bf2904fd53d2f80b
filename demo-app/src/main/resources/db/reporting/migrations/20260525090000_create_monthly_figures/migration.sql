-- A row for each agency and month, written by a nightly job.
CREATE TABLE monthly_figures (
    agency   text NOT NULL,
    month    date NOT NULL CHECK (month = date_trunc('month', month)),
    clients  integer NOT NULL,
    messages integer NOT NULL,
    PRIMARY KEY (agency, month)
);
