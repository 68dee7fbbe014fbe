# Completes remote commands after 'ssh @host@'. For ~/.bashrc:  eval "$(ssh @host@ completion bash @host@)"
__ssh_remote_hosts="${__ssh_remote_hosts-} @host@ "

__ssh_remote_complete() {
    local line=${COMP_LINE:0:COMP_POINT} words=() host='' i
    read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=('')
    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        case ${words[i]} in
            -[BbcDEeFIiJLlmOopPQRSWw]) i=$((i + 1)) ;;
            -*) ;;
            *) host=${words[i]}; break ;;
        esac
    done
    if [[ -z $host || $__ssh_remote_hosts != *" $host "* ]]; then
        [[ -n ${__ssh_remote_previous-} ]] && "$__ssh_remote_previous" "$@"
        compopt -o default 2>/dev/null
        return
    fi
    local quoted value current=${words[-1]} cut=''
    printf -v quoted ' %q' "${words[@]:i+1}"
    [[ $current == *[=:@]* ]] && cut=${current%"${current##*[=:@]}"}
    COMPREPLY=()
    while IFS=$'\t' read -r value _; do
        if [[ $value == *[^[:alnum:]_./:=@,+%-]* ]]; then
            printf -v value '%q' "$value"
            printf -v value '%q' "$value"
        fi
        COMPREPLY+=("${value#"$cut"}")
    done < <(command ssh -o BatchMode=yes -o ConnectTimeout=3 -T "${words[@]:1:i}" \
        "completion candidates --$quoted" 2>/dev/null < /dev/null)
}

if [[ $(complete -p ssh 2>/dev/null) =~ -F\ ([^ ]+) && ${BASH_REMATCH[1]} != __ssh_remote_complete ]]; then
    __ssh_remote_previous=${BASH_REMATCH[1]}
fi
complete -F __ssh_remote_complete ssh
