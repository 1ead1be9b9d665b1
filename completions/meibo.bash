_meibo() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_MEIBO_COMPLETE=bash _MEIBO_LINE="${COMP_LINE:0:COMP_POINT}" _MEIBO_WORD="$2" _MEIBO_TYPE="$COMP_TYPE" \
        meibo 2>/dev/null)
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=/] ]]; then
        compopt -o nospace
    fi
}
if [[ ${BASH_VERSINFO[0]} -gt 4 || ( ${BASH_VERSINFO[0]} -eq 4 && ${BASH_VERSINFO[1]} -ge 4 ) ]]; then
    complete -o nosort -F _meibo meibo
else
    complete -F _meibo meibo
fi
