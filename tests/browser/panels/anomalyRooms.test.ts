import { describe, expect, it } from 'vitest';
import { mostLanes, panelRooms } from '../../../src/panels/anomaly/panelRooms';
import { wrappedLines } from '../../../src/panels/anomaly/wrappedLines';

const measure = (text: string): number => 10 * text.length;

describe('the rooms of the anomaly panel', () => {
  it.each([
    // The sentence, and the focus where there is one; a strip of 8 and a gap of 2 lie between them.
    [320, 3, 60],
    [200, 3, 60],
    [200, 5, 60],
    [130, 3, 40],
    [130, 1, 20],
    [60, 3, 40],
    [30, 1, 0],
    [900, 5, 100],
  ])('a panel of %s px gives a sentence of %s lines %s px', (height, sentenceLines, sentence) => {
    const rooms = panelRooms(height, 2, { sentenceLines, hasScale: false, hasSelection: false });
    expect(rooms.sentence).toBe(sentence);
    if (rooms.isStrip && rooms.focus > 0) {
      expect(rooms.sentence + 8 + 2 + rooms.focus).toBe(height);
    }
  });
});

describe('the lanes of a page', () => {
  it.each([300, 400, 900])('leave room for the focus in a panel of %s px, and are high enough to see', (height) => {
    const lanes = mostLanes(height) + 1;
    const rooms = panelRooms(height, lanes, { sentenceLines: 3, hasScale: true, hasSelection: false });
    expect(rooms.laneHeight).toBe(1);
    const used = rooms.sentence + lanes * rooms.laneHeight + rooms.pager + rooms.focus + rooms.scale;
    expect(used).toBeLessThanOrEqual(height);
    expect(rooms.focus).toBeGreaterThan(60);
  });

  it('are one at least', () => {
    expect(mostLanes(100)).toBe(1);
  });
});

describe('wrappedLines', () => {
  it.each([
    ['one two', 70, 1],
    ['one two', 69, 2],
    ['one two three', 90, 2],
    ['abcdefghij', 50, 2],
    ['abcdefghijk', 50, 3],
    ['ab abcdefghijk ab', 50, 4],
    ['abcdefghijk ab', 50, 3],
    ['ab cd-ef gh', 60, 2],
    ['ab cd-ef', 59, 2],
    ['abcd-efgh-ij kl', 60, 3],
    ['', 50, 1],
  ])('"%s" in %s px takes %s lines', (text, width, lines) => {
    expect(wrappedLines(text, width, 12, measure)).toBe(lines);
  });
});
