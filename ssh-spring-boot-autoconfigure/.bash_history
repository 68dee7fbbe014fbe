stty size
stty size
stty size
vi /tmp/junit-2933812492453841201/file; echo sav'ed'
sleep 1103
exit 9
stty size; echo $TERM
stty size
stty size
exit 7
sh -c 'sleep 1007; : f827db22-09e3-4053-977f-5739ef6f82bd' &
exit 3
sh -c 'sleep 1006; : e243f7d2-54a1-4df7-ab31-08b7f5fb69bf' &
nohup sh -c 'sleep 1006; : e243f7d2-54a1-4df7-ab31-08b7f5fb69bf' >/dev/null 2>&1 &
setsid sh -c 'trap "" HUP; sleep 1006; : e243f7d2-54a1-4df7-ab31-08b7f5fb69bf' &
sh -c 'sleep 1006; : e243f7d2-54a1-4df7-ab31-08b7f5fb69bf'
sleep 1004
echo st'ill' $?
exit
echo st'art'; sleep 1003
echo st'ill' $?
echo re'ady'
stty size
exit 7
