import { type SeriesMatrix } from '../../series/seriesMatrix';
import { sliceMatrix } from '../../series/sliceMatrix';
import { detectByPeers } from './detectByPeers';
import { detectEach } from './detectEach';
import { detectTogether } from './detectTogether';
import { type Detection, type DetectionRequest } from '../request/detection';
import { type DetectionInputs, type DetectionTask } from '../request/detectionInputs';
import { type Detector } from '../detector/detector';
import { profileOf } from '../history/profileOf';
import { findDetector } from '../registry';
import { requestedContext } from '../request/requestedContext';
import { rulesReach } from '../rules/ruledScores';
import { withoutInfinities } from './withoutInfinities';
import { ZoneClock } from '../clock/zoneClock';

/**
 * Judges the values of a matrix from `firstJudged` on by the requested detector; what lies before is history. A score depends on
 * the windows before it that `detectionHistory` states, so that it is the same, bit for bit, wherever the matrix begins and
 * ends. Infinite values count as missing. Throws a RangeError when the detector is unknown or an option is invalid.
 */
export function detect(matrix: SeriesMatrix, request: DetectionRequest, inputs: DetectionInputs = {}): Detection {
  const detector = findDetector(request.detector);
  const clock = inputs.clock ?? new ZoneClock(request.zone ?? 'UTC');
  const context = requestedContext(detector, request, matrix.stepMs, clock);
  const firstJudged = Math.min(Math.max(inputs.firstJudged ?? 0, 0), matrix.times.length);
  const finite = withoutInfinities(matrix);
  const { training } = request;
  const { profileDays } = inputs;
  const pinned =
    training === undefined
      ? undefined
      : withoutInfinities(inputs.training ?? sliceMatrix(finite, training.fromMs, training.toMs));
  const isProfiled = pinned === undefined && detector.history(context.options, matrix.stepMs).profileDays > 0;
  const profile = isProfiled ? (inputs.profile ?? profileOf(finite)) : undefined;
  return run(detector, {
    matrix: finite,
    request,
    context,
    firstJudged,
    firstScored: Math.max(0, firstJudged - rulesReach(request)),
    ...(profile === undefined ? {} : { profile: withoutInfinities(profile) }),
    ...(profileDays === undefined ? {} : { profileDays }),
    ...(pinned === undefined ? {} : { training: pinned }),
    ...(inputs.resumed === undefined ? {} : { resumed: inputs.resumed }),
    ...(inputs.keepAt === undefined ? {} : { keepAt: inputs.keepAt }),
  });
}

function run(detector: Detector, task: DetectionTask): Detection {
  switch (detector.shape) {
    case 'univariate':
      return detectEach(detector, task);
    case 'multivariate':
      return detectTogether(detector, task);
    case 'peers':
      return detectByPeers(detector, task);
  }
}
