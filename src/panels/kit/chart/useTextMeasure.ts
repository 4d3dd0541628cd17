import { useEffect, useState } from 'react';

import { type MeasureText } from '../../../charts/text/measureText';

/** Texts remembered before the memory is emptied: labels of a chart are measured again on every resize. */
const rememberedTexts = 20_000;

/** Measures text as the canvas will draw it, and anew when the page's web fonts have arrived. */
export function useTextMeasure(fontFamily: string): MeasureText {
  const [measure, setMeasure] = useState<MeasureText>(() => createTextMeasure(fontFamily));
  useEffect(() => {
    let isMounted = true;
    void document.fonts?.ready.then(() => {
      if (isMounted) {
        setMeasure(() => createTextMeasure(fontFamily));
      }
    });
    return () => {
      isMounted = false;
    };
  }, [fontFamily]);
  return measure;
}

function createTextMeasure(fontFamily: string): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  return (text, fontSize) => {
    const key = `${fontSize}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) {
      return known;
    }
    if (widths.size > rememberedTexts) {
      widths.clear();
    }
    const width = measureOn(context, text, fontSize, fontFamily);
    widths.set(key, width);
    return width;
  };
}

function measureOn(
  context: CanvasRenderingContext2D | null,
  text: string,
  fontSize: number,
  fontFamily: string
): number {
  if (!context) {
    return text.length * fontSize * 0.55;
  }
  context.font = `${fontSize}px ${fontFamily}`;
  context.letterSpacing = '0px';
  return context.measureText(text).width;
}
