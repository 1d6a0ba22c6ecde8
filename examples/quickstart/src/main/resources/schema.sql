CREATE TABLE public.people (
  id                bigint PRIMARY KEY,
  full_name         varchar(80) NOT NULL,
  email             varchar(120) NOT NULL,
  phone             varchar(30),
  national_id       varchar(30) NOT NULL,
  birth_date        date NOT NULL,
  gender            varchar(10) NOT NULL,
  street            varchar(80) NOT NULL,
  city              varchar(60) NOT NULL,
  postcode          varchar(12) NOT NULL,
  country           varchar(2) NOT NULL,
  region            varchar(8) NOT NULL,
  iban              varchar(34),
  salary            numeric(12, 2) NOT NULL,
  notes             varchar(200),
  marketing_consent boolean NOT NULL,
  created_at        timestamp NOT NULL
);

CREATE TABLE public.products (
  id       bigint PRIMARY KEY,
  name     varchar(60) NOT NULL,
  category varchar(30) NOT NULL,
  price    numeric(10, 2) NOT NULL
);

CREATE TABLE public.orders (
  id          bigint PRIMARY KEY,
  person_id   bigint NOT NULL REFERENCES public.people (id),
  product     varchar(60) NOT NULL,
  amount      numeric(10, 2) NOT NULL,
  status      varchar(12) NOT NULL,
  card_number varchar(19) NOT NULL,
  ordered_at  timestamp NOT NULL,
  ship_city   varchar(60) NOT NULL
);

CREATE TABLE public.patients (
  id             bigint PRIMARY KEY,
  person_id      bigint NOT NULL REFERENCES public.people (id),
  clinic         varchar(60) NOT NULL,
  diagnosis_code varchar(8) NOT NULL,
  diagnosis      varchar(60) NOT NULL,
  hiv_status     boolean,
  admitted_at    timestamp NOT NULL,
  insurance_no   varchar(20) NOT NULL
);

CREATE INDEX orders_of_person ON public.orders (person_id);

CREATE INDEX patients_of_person ON public.patients (person_id);
