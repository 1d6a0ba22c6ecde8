CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  full_name varchar(80) NOT NULL,
  email varchar(120) NOT NULL
);

INSERT INTO customers (full_name, email) VALUES ('Anna Berg', 'anna@example.org');
