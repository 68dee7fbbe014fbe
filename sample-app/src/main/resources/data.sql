insert into orders (customer, item, quantity, total, status, created) values
	('Northwind Traders', 'Standing desk, oak', 2, 1398.00, 'SHIPPED', '2026-01-12 08:15:00Z'),
	('Müller & Söhne GmbH', 'Monitor 27"', 6, 1914.00, 'SHIPPED', '2026-01-14 09:40:12Z'),
	('Blue Harbor Coffee', 'Receipt printer', 3, 537.00, 'SHIPPED', '2026-01-20 14:02:45Z'),
	('Acme Corporation', 'Keyboard, wireless', 25, 1247.50, 'CANCELLED', '2026-01-27 16:30:00Z'),
	('Fabrikam Ltd', 'Cable, USB-C 2 m', 100, 899.00, 'SHIPPED', '2026-02-02 07:55:31Z'),
	('Granja Peña', 'Label printer', 1, 219.90, 'OPEN', '2026-02-05 10:10:10Z'),
	('Northwind Traders', 'Office chair', 8, 2392.00, 'OPEN', '2026-02-09 11:26:08Z'),
	('Contoso Pharmaceuticals', 'Barcode scanner', 12, 1788.00, 'OPEN', '2026-02-11 13:00:00Z'),
	('Blue Harbor Coffee', 'Cash drawer', 2, 158.00, 'CANCELLED', '2026-02-13 15:47:19Z'),
	('Kaito Electronics', 'Docking station', 15, 2835.00, 'OPEN', '2026-02-16 06:20:54Z'),
	('Acme Corporation', 'Rocket skates', 1, 4999.99, 'OPEN', '2026-02-18 12:12:12Z'),
	('Fabrikam Ltd', 'Webcam 1080p', 10, 649.50, 'OPEN', '2026-02-20 17:05:00Z');
