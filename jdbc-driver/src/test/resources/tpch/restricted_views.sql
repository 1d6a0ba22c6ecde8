-- What the decision in restricted.json means, written by hand.
CREATE SCHEMA restricted;
CREATE VIEW restricted.region AS SELECT * FROM public.region;
CREATE VIEW restricted.nation AS SELECT n_nationkey, n_name, n_regionkey FROM public.nation;
CREATE VIEW restricted.supplier AS
  SELECT s_suppkey,
    (repeat('*', length(s_name) - 3) || right(s_name::text, 3))::char(25) AS s_name,
    '***'::varchar(40) AS s_address, s_nationkey, '***'::char(15) AS s_phone, s_acctbal, s_comment
  FROM public.supplier;
CREATE VIEW restricted.part AS
  SELECT p_partkey, p_name, p_mfgr, p_brand, p_type, p_size, p_container,
    (floor(p_retailprice / 10) * 10)::numeric(15,2) AS p_retailprice, '***'::varchar(23) AS p_comment
  FROM public.part;
CREATE VIEW restricted.partsupp AS
  SELECT ps_partkey, ps_suppkey, ps_availqty, ps_supplycost, '***'::varchar(199) AS ps_comment
  FROM public.partsupp;
CREATE VIEW restricted.customer AS
  SELECT c_custkey, (left(c_name, 2) || repeat('*', length(c_name) - 2))::varchar(25) AS c_name,
    '***'::varchar(40) AS c_address, c_nationkey, '***'::char(15) AS c_phone,
    NULL::numeric(15,2) AS c_acctbal, c_mktsegment, c_comment
  FROM public.customer
  WHERE c_mktsegment IN ('BUILDING', 'AUTOMOBILE', 'MACHINERY') OR c_nationkey < 8;
CREATE VIEW restricted.orders AS
  SELECT o_orderkey, o_custkey, o_orderstatus, o_totalprice,
    date_trunc('month', o_orderdate)::date AS o_orderdate, o_orderpriority,
    '***'::char(15) AS o_clerk, o_shippriority, o_comment
  FROM public.orders
  WHERE o_orderpriority <> '5-LOW';
CREATE VIEW restricted.lineitem AS
  SELECT l_orderkey, l_partkey, l_suppkey, l_linenumber, l_quantity,
    (floor(l_extendedprice / 100) * 100)::numeric(15,2) AS l_extendedprice, l_discount,
    NULL::numeric(15,2) AS l_tax, l_returnflag, l_linestatus, l_shipdate, l_commitdate,
    l_receiptdate, l_shipinstruct, l_shipmode
  FROM public.lineitem;
