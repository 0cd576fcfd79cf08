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
];

const aside: ReadonlySet<string> = new Set(asides.join(' ').split(' '));

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
  return word.length < 5 || isAside(word) || ends.test(word.toLowerCase()) || /^ge\p{L}+[tn]$/u.test(word);
}
