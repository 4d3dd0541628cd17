import { type Result } from '../../result';
import { compileRules } from '../compileRules';
import { type ReplayRequest } from './replayRules';

/** How much earlier data a replay begins with, so that its bands are whole. Fails on what `compileRules` refuses. */
export function replayHistoryMs(request: ReplayRequest, stepMs: number): Result<number> {
  const compiled = compileRules({ ...request, name: 'replay', expr: 'replayed', stepMs });
  return compiled.ok ? { ok: true, value: compiled.value.learnedMs } : compiled;
}
