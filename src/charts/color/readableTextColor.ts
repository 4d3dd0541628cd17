import { relativeLuminance } from './relativeLuminance';
import { type Rgb } from './rgb';

const darkText = '#262626';
const lightText = '#ffffff';

/** Dark or light text, whichever is read better on a ground of this colour (the greater WCAG contrast). */
export function readableTextColor(ground: Rgb): string {
  const luminance = relativeLuminance(ground);
  const onDarkText = (luminance + 0.05) / (0.0194 + 0.05);
  const onLightText = 1.05 / (luminance + 0.05);
  return onDarkText >= onLightText ? darkText : lightText;
}
