import { anchorRamp } from './anchorRamp';
import { divergingRamp } from './divergingRamp';
import { type Rgb } from './rgb';

/** A continuous colour map. Diverging ones have a neutral middle and are meant to be centred on a value. */
export interface ColorScheme {
  readonly id: string;
  readonly kind: 'diverging' | 'sequential';
  /** The colour at a share of 0 to 1. */
  readonly colorAt: (share: number) => Rgb;
}

/**
 * The colour maps on offer, by the names that users of plotting libraries know. coolwarm is computed (Moreland 2009);
 * viridis, magma and cividis run through anchors on the published maps (van der Walt and Smith; Nuñez and others);
 * the others are defined by the anchors of ColorBrewer 2.0 (Cynthia Brewer, Pennsylvania State University, Apache-2.0).
 */
export const colorSchemes: readonly ColorScheme[] = [
  {
    id: 'coolwarm',
    kind: 'diverging',
    colorAt: divergingRamp({ red: 59, green: 76, blue: 192 }, { red: 180, green: 4, blue: 38 }),
  },
  anchored('RdBu', 'diverging', '67001f b2182b d6604d f4a582 fddbc7 f7f7f7 d1e5f0 92c5de 4393c3 2166ac 053061'),
  anchored('PuOr', 'diverging', '7f3b08 b35806 e08214 fdb863 fee0b6 f7f7f7 d8daeb b2abd2 8073ac 542788 2d004b'),
  anchored('BrBG', 'diverging', '543005 8c510a bf812d dfc27d f6e8c3 f5f5f5 c7eae5 80cdc1 35978f 01665e 003c30'),
  anchored('RdYlGn', 'diverging', 'a50026 d73027 f46d43 fdae61 fee08b ffffbf d9ef8b a6d96a 66bd63 1a9850 006837'),
  anchored('YlOrRd', 'sequential', 'ffffcc ffeda0 fed976 feb24c fd8d3c fc4e2a e31a1c bd0026 800026'),
  anchored('YlGnBu', 'sequential', 'ffffd9 edf8b1 c7e9b4 7fcdbb 41b6c4 1d91c0 225ea8 253494 081d58'),
  anchored('Blues', 'sequential', 'f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b'),
  anchored('Greens', 'sequential', 'f7fcf5 e5f5e0 c7e9c0 a1d99b 74c476 41ab5d 238b45 006d2c 00441b'),
  anchored('Reds', 'sequential', 'fff5f0 fee0d2 fcbba1 fc9272 fb6a4a ef3b2c cb181d a50f15 67000d'),
  anchored('Greys', 'sequential', 'ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000'),
  anchored('viridis', 'sequential', '440154 482878 3e4989 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725'),
  anchored('magma', 'sequential', '000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf'),
  anchored('cividis', 'sequential', '00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 fee838'),
];

/** The scheme with an id; an unknown id gives the first one. */
export function findColorScheme(id: string): ColorScheme {
  return colorSchemes.find((scheme) => scheme.id === id) ?? colorSchemes[0];
}

function anchored(id: string, kind: ColorScheme['kind'], anchors: string): ColorScheme {
  return { id, kind, colorAt: anchorRamp(anchors.split(' ').map((anchor) => `#${anchor}`)) };
}
