/** What a store says is passed on up to this length. */
const mostCharacters = 300;

/** A text of a store, as far as it is passed on. */
export function shortened(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
