-- The corpus' database with other values in all that is hidden from the analyst, and nothing else:
-- masked and left-out columns, and rows outside the filter, their number included.
UPDATE customers SET
  full_name = 'CNRY-NAM-' || lpad((id + 700)::text, 6, '0'),
  email = 'cnry-eml-' || lpad((id + 700)::text, 6, '0') || '@other.test',
  ssn = 'CNRY-SSN-' || lpad((id + 700)::text, 6, '0'),
  phone = CASE WHEN id % 3 = 0 THEN NULL ELSE '7' END,
  birth_date = date '1911-12-01' - id % 100,
  salary = 0.5 + id % 7,
  card_number = CASE WHEN id % 5 = 0 THEN '' ELSE '12/0' END,
  profile = CASE WHEN id % 2 = 0 THEN NULL ELSE jsonb '"not an object"' END;
UPDATE customers SET notes = 'CNRY-ROW-' || lpad((id + 700)::text, 6, '0'),
  region = CASE WHEN id % 8 = 0 THEN NULL ELSE 'not a number' END,
  created_at = timestamp '1999-01-01' + id * interval '1 hour'
  WHERE region <> 'EU';
INSERT INTO customers (id, full_name, salary, region, notes)
  SELECT i, '', 0.01, 'US', '0' FROM generate_series(9001, 9100) AS i;
DELETE FROM vip_customers WHERE region <> 'EU' AND id % 4 = 0;
UPDATE vip_customers SET vip_code = 'other' WHERE region IS DISTINCT FROM 'EU';
UPDATE patients SET diagnosis = CASE WHEN id % 2 = 0 THEN NULL ELSE '0' END, hiv_status = id % 5 = 0;
UPDATE employees SET full_name = '', ssn = 'CNRY-ESN-' || lpad((id + 700)::text, 6, '0'), salary = id % 3;
UPDATE archive.customers SET full_name = 'x', email = NULL, ssn = '1', phone = '', salary = 0;
UPDATE "Customers Legacy" SET "SSN" = NULL, "Full Name" = 'CNRY-NAM-' || lpad(("Id" + 700)::text, 6, '0');
UPDATE events SET payload_email = CASE WHEN id % 3 = 0 THEN NULL ELSE '@' END;
REFRESH MATERIALIZED VIEW mv_customers;
ANALYZE;
