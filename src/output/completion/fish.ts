/** For fish 3: a tab between the word and what it is, as fish reads it. */
export const fish = `# heard: put  heard completion fish | source  into ~/.config/fish/config.fish
function __heard_complete
    set -l words (commandline -opc) (commandline -ct | string unescape)
    set -l lines (command heard completion next -- $words[2..-1] 2>/dev/null)
    for line in $lines
        if test "$line" = ':files'
            __fish_complete_path (commandline -ct)
        else
            printf '%s\\n' $line
        end
    end
end
complete -c heard -f -a '(__heard_complete)'
`;
