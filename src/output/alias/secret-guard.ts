/**
 * The part of a function for bash and zsh that returns 1 for a text that may hold a secret: for each in which
 * `mayHoldSecret` sees a sign, and for some besides. It reads `$text`, and `$low`, the same in small letters with a blank at
 * both ends, and compares bytes, not letters. A capital I with a dot is an i in small letters here, and two signs there.
 */
export const secretGuard = `\
  digits=\${low//[!0-9]/} dashes=\${low//$'\\342\\200\\223'/-} keys=\${low//keyboard/ }
  [[ $text != *$'\\304\\260'* ]] && (( \${#digits} < 13 )) && [[ $dashes != *-*-*-*-*-* && $keys != *key* ]] || return 1
  case $low in
    *pass* | *pa$'\\303\\237'* | *pa$'\\341\\272\\236'* | *mdp* | *kenw* | *kennw* | *contrase* | *clave*) return 1 ;;
    *wachtwoord* | *code* | *codig* | *c$'\\303'[$'\\263\\223']dig* | *schl*ssel* | *sleutel*) return 1 ;;
    *'cle '* | *'cles '* | *cl$'\\303'[$'\\251\\211']' '* | *cl$'\\303'[$'\\251\\211']'s '* | *[!a-z0-9_]pw[!a-z0-9]* | *[!a-z0-9_]pwd[!a-z0-9]*) return 1 ;;
    *[!a-z0-9_]p[./]w[!a-z0-9]* | *[!a-z0-9_]p[./]wd[!a-z0-9]* | *[!a-z0-9]tan[!a-z0-9]*) return 1 ;;
    *[!a-z0-9]p[iu][nk][!abd-rt-z]* | *[!a-z0-9]p[iu][nk]nu* | *simp[iu][nk]* | *[!a-z0-9_]cv[vc]*) return 1 ;;
    *[!a-z0-9_]ssn* | *'social sec'* | *geheimzahl* | *pr$'\\303'[$'\\274\\234']f* | *pru$'\\314\\210'f*) return 1 ;;
    *[ck]ombination* | *[!a-z0-9_]login* | *[!a-z0-9_]log-in* | *credential* | *zugangsdaten*) return 1 ;;
    *anmeldedaten* | *seed* | *mnemonic* | *phrase* | *frase* | *words* | *wiederherst* | *herstel*) return 1 ;;
    *otpauth* | *wifi:* | *://*@* | *a[ks]ia[a-z0-9]* | *gh[pousr]_* | *npm_* | *dop_v1_* | *shpat_*) return 1 ;;
    *[sr]k_live* | *github_pat* | *glpat* | *xox[a-z]-* | *ya29* | *[!a-z0-9_]sk-* | *aiza*) return 1 ;;
    *[!a-z0-9_]sg.* | *eyj* | *$'\\305\\277'* | *$'\\342\\204\\252'*) return 1 ;;
  esac
`;
