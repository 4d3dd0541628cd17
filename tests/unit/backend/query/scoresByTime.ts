import { type WireFrame } from '../../../../src/frames/schema/wireFrame';

/** The numbers of frames of series, by the frame's name and the time. */
export function scoresByTime(frames: ReadonlyArray<Pick<WireFrame, 'name' | 'fields'>>): ReadonlyMap<string, number> {
  return new Map(
    frames.flatMap(({ name, fields }): ReadonlyArray<readonly [string, number]> => {
      const [time, score] = [fields.find(({ type }) => type === 'time'), fields.find(({ type }) => type === 'number')];
      return Array.from(time?.type === 'time' ? time.values : [], (at, i) => {
        const value = score?.values[i];
        return [`${name} ${at}`, typeof value === 'number' ? value : NaN] as const;
      });
    })
  );
}
