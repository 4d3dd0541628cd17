const longest = 60;

/** A name for rules made of a text: letters and digits, all else `_`. */
export function ruleName(text: string): string {
  const name = text
    .replaceAll(/[^a-zA-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, longest);
  return name === '' ? 'series' : name;
}
