/** What people write after "password:" in place of one, by language. */
const asides: readonly string[] = [
  'none not no yes n/a unknown forgotten forgot lost missing empty blank wrong incorrect invalid correct right ok okay fine works same',
  'expired weak strong required needed requested reset changed change new old see sheet below above attached saved stored asked asks',
  'gone right fine weak simple terrible awful strange weird crazy stupid funny safe secure unsafe public common there elsewhere taped paper usual',
  'geheim privat falsche da dran drin klar sicher unsicher einfach komisch verkehrt mala buena segura débil larga corta secreta bonne mauvaise faible',
  'refused rejected accepted locked hidden secret private later too short long his her their mine again twice problem problems issue',
  'keins keine kein nein ja unbekannt vergessen verloren fehlt leer falsch richtig gleich abgelaufen geändert nötig siehe neu alt weg',
  'geht später gesperrt abgelehnt erneut zurückgesetzt ungültig',
  'ninguna ninguno sí desconocida olvidada olvidado perdida vacía incorrecta correcta igual caducada cambiada nueva vieja falta ver',
  'aucun aucune non oui inconnu oublié perdu vide faux incorrect juste pareil expiré changé nécessaire voir nouveau ancien manque',
  'geen nee onbekend vergeten verloren leeg fout verkeerd juist goed hetzelfde verlopen gewijzigd veranderd nodig zie nieuw oud kwijt',
  'default standard mandatory optional something nothing continue expire quatsch blödsinn unsinn geschichte pflicht vorschrift sache',
  // Where it is, or whose.
  'ask frag phone handy tablet laptop computer router mail sticker zettel note notebook papier drucker printer bank',
  'son daughter wife husband mother father grandson friend sohn tochter frau mann mutter vater enkel enkelin freund',
];

const aside: ReadonlySet<string> = new Set(asides.join(' ').split(' '));

/** Small words that hold a sentence together; those of up to three letters need no list. */
const linking =
  /^(?:with|from|this|that|then|when|what|which|where|after|before|since|(?:every|some|any)\p{L}*|until|under|over|into|only|also|does|have|will|last|next|knows|remembers|keeps|needs|wants|gets|braucht|beim|nach|oder|noch|auch|nicht|unter|über|neben|hinter|steht|liegt|wird|wurde|wurden|sind|weiß|kennt|seit|para|desde|sobre|sabe|avec|dans|pour|sous|sait|voor|naar|onder|weet)$/iu;
const joining = /^(?:and|und|et|en)$/i;

/** True for words that follow each other without being a sentence, as in "correct horse battery staple" or "Mond und Sterne". */
export function isPhrase(words: readonly string[]): boolean {
  const isSentence = words.some((word) => linking.test(word) || (word.length < 4 && !joining.test(word)));
  return !isSentence && words.filter(isAside).length < words.length / 3;
}

/** True if a text in the place of a password speaks of it: "forgotten", "not known", "being reset". */
export function isAside(text: string): boolean {
  const [first = ''] = text.toLowerCase().split(/[\s,]+/);
  // "[password removed]", and what a machine puts in its place.
  if (/^[[<{(*•.?_-]/.test(first)) return true;
  return aside.has(first) || /(?:ing|ed)$/.test(first);
}

/** True if a word after "the password is" more likely says how it is than what it is. */
export function isDescribing(word: string): boolean {
  const ends =
    /(?:own|ught|en|able|ible|ous|ful|less|ive|ent|ant|al|ic|ly|lich|bar|ig|los|isch|[ai]d[oa]|ée?s?|ant|elijk|baar)$/;
  // "Tom's", "upper/lower case".
  if (/\p{L}['’]s$|\p{L}-?\//u.test(word)) return true;
  return word.length < 5 || isAside(word) || ends.test(word.toLowerCase()) || /^ge\p{L}+[tn]$/u.test(word);
}
