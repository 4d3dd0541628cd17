/** A colour in sRGB, each part from 0 to 255, not necessarily whole. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}
