CREATE TABLE of_flyway (id int);
