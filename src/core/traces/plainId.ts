/**
 * An id by which spans find each other, however it is written: with or without leading zeros, in small or capital letters.
 * An id of zeros only, which stands for none, is ''.
 */
export function plainId(id: string): string {
  return id.toLowerCase().replace(/^0+/, '');
}
