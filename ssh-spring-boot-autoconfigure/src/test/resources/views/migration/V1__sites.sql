create table sites (id bigint primary key);
