import { type Rgb } from './rgb';

/** Polar form of CIELAB: magnitude, saturation angle, hue angle. */
interface Msh {
  readonly magnitude: number;
  readonly saturation: number;
  readonly hue: number;
}

const white = { x: 95.047, y: 100, z: 108.883 };

/**
 * A diverging colour map between two saturated ends through an unsaturated middle, after K. Moreland, "Diverging Color
 * Maps for Scientific Visualization" (2009): both halves are interpolated linearly in Msh space, with the hue of the
 * unsaturated middle adjusted so that the change stays even. Returns the colour at a share of 0 to 1.
 */
export function divergingRamp(low: Rgb, high: Rgb): (share: number) => Rgb {
  const first = toMsh(low);
  const last = toMsh(high);
  const middle = Math.max(first.magnitude, last.magnitude, 88);
  const leftMiddle = { magnitude: middle, saturation: 0, hue: adjustedHue(first, middle) };
  const rightMiddle = { magnitude: middle, saturation: 0, hue: adjustedHue(last, middle) };
  return (share) =>
    share < 0.5 ? fromMsh(mix(first, leftMiddle, share * 2)) : fromMsh(mix(rightMiddle, last, share * 2 - 1));
}

function mix(from: Msh, to: Msh, share: number): Msh {
  return {
    magnitude: from.magnitude + (to.magnitude - from.magnitude) * share,
    saturation: from.saturation + (to.saturation - from.saturation) * share,
    hue: from.hue + (to.hue - from.hue) * share,
  };
}

function adjustedHue(color: Msh, unsaturatedMagnitude: number): number {
  if (color.magnitude >= unsaturatedMagnitude) {
    return color.hue;
  }
  const spin =
    (color.saturation * Math.sqrt(unsaturatedMagnitude ** 2 - color.magnitude ** 2)) /
    (color.magnitude * Math.sin(color.saturation));
  return color.hue > -Math.PI / 3 ? color.hue + spin : color.hue - spin;
}

function toMsh(color: Rgb): Msh {
  const red = toLinear(color.red);
  const green = toLinear(color.green);
  const blue = toLinear(color.blue);
  const x = labShare((100 * (0.4124 * red + 0.3576 * green + 0.1805 * blue)) / white.x);
  const y = labShare((100 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)) / white.y);
  const z = labShare((100 * (0.0193 * red + 0.1192 * green + 0.9505 * blue)) / white.z);
  const lightness = 116 * y - 16;
  const a = 500 * (x - y);
  const b = 200 * (y - z);
  const magnitude = Math.hypot(lightness, a, b);
  return { magnitude, saturation: Math.acos(lightness / magnitude), hue: Math.atan2(b, a) };
}

function fromMsh({ magnitude, saturation, hue }: Msh): Rgb {
  const lightness = magnitude * Math.cos(saturation);
  const a = magnitude * Math.sin(saturation) * Math.cos(hue);
  const b = magnitude * Math.sin(saturation) * Math.sin(hue);
  const y = (lightness + 16) / 116;
  const absoluteX = (labShareInverse(a / 500 + y) * white.x) / 100;
  const absoluteY = (labShareInverse(y) * white.y) / 100;
  const absoluteZ = (labShareInverse(y - b / 200) * white.z) / 100;
  return {
    red: fromLinear(3.2406 * absoluteX - 1.5372 * absoluteY - 0.4986 * absoluteZ),
    green: fromLinear(-0.9689 * absoluteX + 1.8758 * absoluteY + 0.0415 * absoluteZ),
    blue: fromLinear(0.0557 * absoluteX - 0.204 * absoluteY + 1.057 * absoluteZ),
  };
}

function labShare(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

function labShareInverse(value: number): number {
  return value ** 3 > 0.008856 ? value ** 3 : (value - 16 / 116) / 7.787;
}

function toLinear(part: number): number {
  const share = part / 255;
  return share > 0.04045 ? ((share + 0.055) / 1.055) ** 2.4 : share / 12.92;
}

function fromLinear(value: number): number {
  const share = value > 0.0031308 ? 1.055 * value ** (1 / 2.4) - 0.055 : 12.92 * value;
  return Math.min(255, Math.max(0, share * 255));
}
