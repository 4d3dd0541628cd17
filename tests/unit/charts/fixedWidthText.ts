import { type MeasureText } from '../../../src/charts/text/measureText';

/** Every character as wide as half the font size: layouts can be computed by hand. */
export const fixedWidthText: MeasureText = (text, fontSize) => (Array.from(text).length * fontSize) / 2;
