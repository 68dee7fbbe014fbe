# Completes remote commands after 'ssh @host@'. For ~/.zshrc, after compinit:  eval "$(ssh @host@ completion zsh @host@)"
typeset -gaU __ssh_remote_hosts
__ssh_remote_hosts+=('@host@')

__ssh_remote_complete() {
    local host='' line
    local -i i=2
    while (( i < CURRENT )); do
        case $words[i] in
            (-[BbcDEeFIiJLlmOopPQRSWw]) (( i++ )) ;;
            (-*) ;;
            (*) host=$words[i]; break ;;
        esac
        (( i++ ))
    done
    if [[ -z $host ]] || (( ! ${__ssh_remote_hosts[(Ie)$host]} )); then
        _ssh "$@"
        return
    fi
    local -a remote candidates
    remote=("${(@Q)words[i+1,CURRENT-1]}" "$PREFIX")
    for line in "${(@f)$(command ssh -o BatchMode=yes -o ConnectTimeout=3 -T "${(@Q)words[2,i]}" \
            "completion candidates -- ${(j: :)${(@qq)remote}}" 2>/dev/null < /dev/null)}"; do
        [[ -n $line ]] && candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    _describe 'remote command' candidates
}

compdef __ssh_remote_complete ssh
