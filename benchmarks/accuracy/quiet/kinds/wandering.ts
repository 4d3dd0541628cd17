import { type SeededRandom } from '../seededRandom';

/** An AR(1) process of variance 1 that forgets within `memoryMs`; one number a call, one call a step. */
export function wandering(random: SeededRandom, stepMs: number, memoryMs: number): () => number {
  const kept = Math.exp(-stepMs / memoryMs);
  const fresh = Math.sqrt(1 - kept * kept);
  let state = random.normal();
  return () => {
    state = kept * state + fresh * random.normal();
    return state;
  };
}
