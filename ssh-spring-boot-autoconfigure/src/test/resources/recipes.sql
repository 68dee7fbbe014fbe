create table users (
	username varchar(50) not null primary key,
	password varchar(500) not null,
	enabled boolean not null,
	locked boolean default false not null,
	expired boolean default false not null,
	password_expired boolean default true not null
);
create table authorities (
	username varchar(50) not null references users (username),
	authority varchar(50) not null,
	unique (username, authority)
);
insert into users (username, password, enabled) values ('ada', '{noop}old', true);
insert into authorities values ('ada', 'ROLE_ADMIN');
