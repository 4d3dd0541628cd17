/** What is used of the platform's text decoder, which the language library of core does not know. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** UTF-8 as a string; what is no UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
