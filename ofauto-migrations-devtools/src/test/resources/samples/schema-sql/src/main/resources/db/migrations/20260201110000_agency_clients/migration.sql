-- CreateView
CREATE VIEW agency_clients AS
SELECT a.id,
    a.name,
    count(c.id) AS clients
   FROM (agencies a
     LEFT JOIN clients c ON ((c.agency_id = a.id)))
  GROUP BY a.id, a.name;
