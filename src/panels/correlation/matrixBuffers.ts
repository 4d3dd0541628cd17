import { type ArrangedMatrix } from './matrixResult';

/** The memory of all cells of a matrix. */
export function matrixBuffers({ values, details, hidden }: ArrangedMatrix): ArrayBuffer[] {
  const numbers: Float64Array[] = [values, ...Object.values(details)];
  const buffers = [...numbers, ...(hidden ? [hidden] : [])].map(({ buffer }) => buffer);
  return Array.from(new Set(buffers)).filter((buffer) => buffer instanceof ArrayBuffer);
}
