create table returns (id bigint primary key, order_id bigint not null);
