-- liquibase formatted sql
-- changeset ofauto:1
CREATE TABLE of_liquibase (id int);
