/** Colours that tell groups apart. */
export interface CategoricalPalette {
  readonly id: string;
  readonly colors: readonly string[];
}

/**
 * Palettes for groups. The first is told apart with all common forms of colour blindness (Okabe and Ito 2008, for dark
 * and light grounds: black replaced by grey); the others are ColorBrewer's qualitative schemes (Cynthia Brewer,
 * Pennsylvania State University, Apache-2.0).
 */
export const categoricalPalettes: readonly CategoricalPalette[] = [
  palette('colorblind', '56b4e9 e69f00 009e73 cc79a7 0072b2 d55e00 f0e442 999999'),
  palette('Set2', '66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3'),
  palette('Set1', 'e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999'),
  palette('Dark2', '1b9e77 d95f02 7570b3 e7298a 66a61e e6ab02 a6761d 666666'),
  palette('Paired', 'a6cee3 1f78b4 b2df8a 33a02c fb9a99 e31a1c fdbf6f ff7f00 cab2d6 6a3d9a'),
];

/** The palette with an id; an unknown id gives the first one. */
export function findPalette(id: string): CategoricalPalette {
  return categoricalPalettes.find((candidate) => candidate.id === id) ?? categoricalPalettes[0];
}

function palette(id: string, colors: string): CategoricalPalette {
  return { id, colors: colors.split(' ').map((color) => `#${color}`) };
}
