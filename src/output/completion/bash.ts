/** For bash 3.2 and newer: what stands beside the words is shown while there is more than one to choose from. */
export const bash = `# heard: put  eval "$(heard completion bash)"  into ~/.bashrc
_heard_complete() {
  local current words=() lines=() line value
  words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  current=\${COMP_WORDS[COMP_CWORD]}
  # What is typed so far stands with its quotes.
  if (( \${#words[@]} )); then
    value=\${words[\${#words[@]}-1]}
    value=\${value#[\\"\\']}
    words[\${#words[@]}-1]=\${value//\\\\/}
  fi
  while IFS= read -r line; do lines+=("$line"); done < <(command heard completion next -- "\${words[@]}" 2>/dev/null)
  COMPREPLY=()
  if (( \${#lines[@]} )) && [[ \${lines[\${#lines[@]}-1]} == :files ]]; then
    unset "lines[\${#lines[@]}-1]"
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
  fi
  if (( \${#lines[@]} == 1 && \${#COMPREPLY[@]} == 0 )); then
    value=\${lines[0]%%$'\\t'*}
    # An open quote closes around the word by itself; without one its blanks need their own.
    [[ $current == [\\"\\']* ]] || printf -v value '%q' "$value"
    COMPREPLY=("$value")
    return
  fi
  for line in "\${lines[@]}"; do
    value=\${line%%$'\\t'*}
    # 63 is the question mark: the list is only shown, so what the words are may stand beside them.
    if [[ $line == *$'\\t'* && \${COMP_TYPE-} == 63 ]]; then
      COMPREPLY+=("$value  (\${line#*$'\\t'})")
    else
      [[ $current == [\\"\\']* ]] || printf -v value '%q' "$value"
      COMPREPLY+=("$value")
    fi
  done
}
complete -F _heard_complete heard
`;
