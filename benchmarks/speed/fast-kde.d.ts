declare module 'fast-kde' {
  interface DensityOptions {
    readonly bandwidth?: number;
    /** How far the grid goes past the extreme values, in bandwidths. */
    readonly pad?: number;
    readonly bins?: number;
  }

  /** An estimate whose grid holds the share of the values around each of its points. */
  export function density1d(
    values: ArrayLike<number>,
    options: DensityOptions
  ): { grid(): Float64Array; extent(): [number, number] };
}
