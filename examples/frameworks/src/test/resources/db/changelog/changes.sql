--liquibase formatted sql

--changeset bank:customers
CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  full_name varchar(80) NOT NULL,
  email varchar(120) NOT NULL
);
INSERT INTO customers (full_name, email) VALUES ('Anna Berg', 'anna@example.org');

--changeset bank:national-id
ALTER TABLE customers ADD COLUMN national_id varchar(20) NOT NULL DEFAULT '801224-1234';
