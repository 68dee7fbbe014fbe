# Completes remote commands after 'ssh @host@'. For config.fish:  ssh @host@ completion fish @host@ | source
function __ssh_remote_position --description 'Position of the host among the words before the cursor'
    set -l words (commandline -opc)
    set -l i 2
    while test $i -le (count $words)
        switch $words[$i]
            case '-B' '-b' '-c' '-D' '-E' '-e' '-F' '-I' '-i' '-J' '-L' '-l' '-m' '-O' '-o' '-p' '-P' '-Q' '-R' '-S' '-W' '-w'
                set i (math $i + 1)
            case '-*'
            case '*'
                test "$words[$i]" = "$argv[1]"; and echo $i
                return
        end
        set i (math $i + 1)
    end
end

function __ssh_remote_candidates
    set -l words (commandline -opc)
    set -l i (__ssh_remote_position $argv[1])
    set -l remote
    if test $i -lt (count $words)
        set remote $words[(math $i + 1)..-1]
    end
    set remote $remote (commandline -ct)
    command ssh -o BatchMode=yes -o ConnectTimeout=3 -T $words[2..$i] \
        "completion candidates -- "(string join ' ' -- (string escape --style=script -- $remote)) 2>/dev/null </dev/null
end

complete -c ssh -n 'test -n "$(__ssh_remote_position @host@)"' -f -a '(__ssh_remote_candidates @host@)'
