/** Width in CSS pixels of a text at a font size: the caller brings it, since only a canvas can tell. */
export type MeasureText = (text: string, fontSize: number) => number;
