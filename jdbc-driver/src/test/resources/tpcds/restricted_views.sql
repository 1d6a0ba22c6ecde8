-- What the decision in restricted.json means, written by hand.
CREATE SCHEMA restricted;
CREATE VIEW restricted.customer AS
  SELECT c_customer_sk, c_customer_id, c_current_cdemo_sk, c_current_hdemo_sk, c_current_addr_sk,
    c_first_shipto_date_sk, c_first_sales_date_sk, c_salutation, '***'::char(20) AS c_first_name,
    (left(c_last_name, 1) || repeat('*', length(c_last_name) - 1))::char(30) AS c_last_name,
    c_preferred_cust_flag, c_birth_day, c_birth_month, c_birth_year / 10 * 10 AS c_birth_year,
    NULL::varchar(20) AS c_birth_country, '***'::char(13) AS c_login, c_email_address,
    c_last_review_date_sk
  FROM public.customer
  WHERE c_salutation <> 'Sir';
CREATE VIEW restricted.customer_address AS
  SELECT ca_address_sk, ca_address_id, NULL::char(10) AS ca_street_number,
    '***'::varchar(60) AS ca_street_name, ca_street_type, ca_suite_number, ca_city, ca_county,
    ca_state, (left(ca_zip, 4) || repeat('*', length(ca_zip) - 4))::char(10) AS ca_zip, ca_country,
    ca_gmt_offset, ca_location_type
  FROM public.customer_address;
CREATE VIEW restricted.item AS
  SELECT i_item_sk, i_item_id, i_rec_start_date, i_rec_end_date, i_item_desc,
    (floor(i_current_price / 5) * 5)::numeric(7,2) AS i_current_price,
    NULL::numeric(7,2) AS i_wholesale_cost, i_brand_id, i_brand, i_class_id, i_class,
    i_category_id, i_category, i_manufact_id, i_manufact, i_size, i_formulation, i_color, i_units,
    i_container, i_manager_id, i_product_name
  FROM public.item;
CREATE VIEW restricted.store AS
  SELECT s_store_sk, s_store_id, s_rec_start_date, s_rec_end_date, s_closed_date_sk, s_store_name,
    s_number_employees, s_floor_space, s_hours, '***'::varchar(40) AS s_manager, s_market_id,
    s_geography_class, s_market_desc, s_market_manager, s_division_id, s_division_name,
    s_company_id, s_company_name, s_street_number, s_street_name, s_street_type, s_suite_number,
    s_city, s_county, s_state, s_zip, s_country, s_gmt_offset
  FROM public.store;
CREATE VIEW restricted.store_sales AS
  SELECT ss_sold_date_sk, ss_sold_time_sk, ss_item_sk, ss_customer_sk, ss_cdemo_sk, ss_hdemo_sk,
    ss_addr_sk, ss_store_sk, ss_promo_sk, ss_ticket_number, ss_quantity, ss_wholesale_cost,
    ss_list_price, ss_sales_price, ss_ext_discount_amt, ss_ext_sales_price, ss_ext_wholesale_cost,
    ss_ext_list_price, ss_ext_tax, ss_coupon_amt, ss_net_paid, ss_net_paid_inc_tax,
    (floor(ss_net_profit / 100) * 100)::numeric(7,2) AS ss_net_profit
  FROM public.store_sales
  WHERE ss_quantity <= 90;
CREATE VIEW restricted.catalog_sales AS
  SELECT cs_sold_date_sk, cs_sold_time_sk, cs_ship_date_sk, cs_bill_customer_sk, cs_bill_cdemo_sk,
    cs_bill_hdemo_sk, cs_bill_addr_sk, cs_ship_customer_sk, cs_ship_cdemo_sk, cs_ship_hdemo_sk,
    cs_ship_addr_sk, cs_call_center_sk, cs_catalog_page_sk, cs_ship_mode_sk, cs_warehouse_sk,
    cs_item_sk, cs_promo_sk, cs_order_number, cs_quantity, NULL::numeric(7,2) AS cs_wholesale_cost,
    cs_list_price, cs_sales_price, cs_ext_discount_amt, cs_ext_sales_price, cs_ext_wholesale_cost,
    cs_ext_list_price, cs_ext_tax, cs_coupon_amt, cs_ext_ship_cost, cs_net_paid,
    cs_net_paid_inc_tax, cs_net_paid_inc_ship, cs_net_paid_inc_ship_tax,
    (floor(cs_net_profit / 100) * 100)::numeric(7,2) AS cs_net_profit
  FROM public.catalog_sales;
CREATE VIEW restricted.web_sales AS
  SELECT * FROM public.web_sales WHERE ws_promo_sk IS NULL OR ws_promo_sk IN (1, 2);
CREATE VIEW restricted.catalog_returns AS
  SELECT cr_returned_date_sk, cr_returned_time_sk, cr_item_sk, cr_refunded_customer_sk,
    cr_refunded_cdemo_sk, cr_refunded_hdemo_sk, cr_refunded_addr_sk, cr_returning_customer_sk,
    cr_returning_cdemo_sk, cr_returning_hdemo_sk, cr_returning_addr_sk, cr_call_center_sk,
    cr_catalog_page_sk, cr_ship_mode_sk, cr_warehouse_sk, cr_reason_sk, cr_order_number,
    cr_return_quantity, (floor(cr_return_amount / 10) * 10)::numeric(7,2) AS cr_return_amount,
    cr_return_tax, cr_return_amt_inc_tax, cr_fee, cr_return_ship_cost, cr_refunded_cash,
    cr_reversed_charge, cr_store_credit, cr_net_loss
  FROM public.catalog_returns;
