import { describe, expect, it } from 'vitest';
import { distinctNames } from '../../../../src/charts/text/distinctNames';
import { fixedWidthText } from '../fixedWidthText';

const long = ['shop_service_latency_ms{service="database"}', 'shop_service_latency_ms{service="data lake"}'];
/** Names where so many characters fit. */
const within = (names: readonly string[], characters: number) =>
  distinctNames(names, fixedWidthText('x'.repeat(characters), 10), 10, fixedWidthText);

describe('names that do not fit', () => {
  it('lose the words that all begin with', () => {
    expect(within(long, 20)).toEqual(['…database"}', '…data lake"}']);
    expect(within(['node 1 cpu', 'node 1 memory'], 6)).toEqual(['…cpu', '…memory']);
  });

  it('stay where all fit, or nothing would be left, or there is little in common', () => {
    expect(within(long, 50)).toBe(long);
    expect(within(['database', 'database replica'], 8)).toEqual(['database', 'database replica']);
    expect(within(['a-first', 'a-second'], 4)).toEqual(['a-first', 'a-second']);
    expect(within(['database {a}', 'database {a}'], 4)).toEqual(['database {a}', 'database {a}']);
    expect(within(['one long name'], 4)).toEqual(['one long name']);
    expect(within([], 4)).toEqual([]);
  });

  it('are cut between words, in any script', () => {
    expect(within(['Größe der Übertragung', 'Größe der Überlast'], 6)).toEqual(['…Übertragung', '…Überlast']);
  });
});
