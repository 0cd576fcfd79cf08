/** For zsh 5: loads its completion where the start file has not done so yet. */
export const zsh = `# heard: put  eval "$(heard completion zsh)"  into ~/.zshrc
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
_heard() {
  local -a lines values abouts
  local line
  lines=("\${(@f)$(command heard completion next -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    [[ -n $line ]] || continue
    if [[ $line == :files ]]; then
      _files
      continue
    fi
    values+=("\${line%%$'\\t'*}")
    if [[ $line == *$'\\t'* ]]; then
      abouts+=("\${line%%$'\\t'*}  -- \${line#*$'\\t'}")
    else
      abouts+=("$line")
    fi
  done
  (( $#values )) && compadd -U -l -d abouts -a values
}
compdef _heard heard
`;
