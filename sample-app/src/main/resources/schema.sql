create table orders (
	id bigint generated always as identity primary key,
	customer varchar(100) not null,
	item varchar(100) not null,
	quantity int not null check (quantity > 0),
	total numeric(12, 2) not null check (total >= 0),
	status enum('OPEN', 'SHIPPED', 'CANCELLED') not null,
	created timestamp(9) with time zone not null
);

-- Whoever adds orders locks the one row, so that orders become visible in the order of their ids.
create table order_lock (id int primary key);
insert into order_lock (id) values (1);
