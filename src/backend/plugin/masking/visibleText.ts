/** Control characters but for tabs and ends of lines, and what turns the direction of a text or cannot be seen. */
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * A text as it can be shown and printed by anything: characters that would turn it around, colour a terminal or hide what stands
 * beside them are written by their numbers, as JSON writes them (`\u001b`).
 */
export function visibleText(text: string): string {
  return text.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
