import { type DataFrame } from '@grafana/data';
import { type RootCauseAnswer } from '../../../frames/grafana/readRootCause';
import { type InvestigationInput } from '../../investigation/investigationInputs';

/**
 * The frames of a ranking as the root-cause panel takes them: with the units that presets know, and with the symptom where
 * nobody chose it, which the ranking was not told.
 */
export function suspectFrames(
  frames: readonly DataFrame[],
  answer: RootCauseAnswer,
  known: readonly InvestigationInput[],
  symptom: RootCauseAnswer['symptom']
): DataFrame[] {
  const units = new Map(known.map(({ input, unit }) => [input.refId, unit]));
  const unitOf = new Map(
    answer.suspects.flatMap(({ metrics }) => metrics.map(({ name, inputRefId }) => [name, units.get(inputRefId)]))
  );
  return frames.map((frame) => {
    if (frame === answer.frame) {
      return { ...frame, meta: { ...frame.meta, custom: { symptom, ...frame.meta?.custom } } };
    }
    return frame.name !== 'suspect course'
      ? frame
      : {
          ...frame,
          fields: frame.fields.map((field) => {
            const unit = unitOf.get(field.config.displayNameFromDS ?? '');
            return unit === undefined ? field : { ...field, config: { ...field.config, unit } };
          }),
        };
  });
}
