import { type SeriesMatrix } from '../series/seriesMatrix';
import { detectByPeers } from './detectByPeers';
import { detectEach } from './detectEach';
import { detectTogether } from './detectTogether';
import { type Detection, type DetectionRequest } from './detection';
import { findDetector } from './registry';

/**
 * Judges every value of a matrix by the requested detector. Values are judged in order of time and by what came before
 * them (a pinned training range apart), so that the same history gives the same scores wherever the matrix ends. Throws
 * a RangeError when the detector is unknown or an option is invalid.
 */
export function detect(matrix: SeriesMatrix, request: DetectionRequest): Detection {
  const detector = findDetector(request.detector);
  switch (detector.shape) {
    case 'univariate':
      return detectEach(matrix, request, detector);
    case 'multivariate':
      return detectTogether(matrix, request, detector);
    case 'peers':
      return detectByPeers(matrix, request, detector);
  }
}
