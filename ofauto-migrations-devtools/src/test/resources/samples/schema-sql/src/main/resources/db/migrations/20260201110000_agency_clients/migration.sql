-- CreateView
CREATE VIEW public.agency_clients AS
SELECT a.id,
    a.name,
    count(c.id) AS clients
   FROM (public.agencies a
     LEFT JOIN public.clients c ON ((c.agency_id = a.id)))
  GROUP BY a.id, a.name;
