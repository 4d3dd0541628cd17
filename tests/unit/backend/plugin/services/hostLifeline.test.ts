import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hostLifeline } from '../../../../../src/backend/plugin/services/hostLifeline';

/** A stream as gRPC's library hands it over, as far as the lifeline looks at it. */
function opened(lifeline: ReturnType<typeof hostLifeline>): EventEmitter {
  const call = Object.assign(new EventEmitter(), { end: vi.fn() });
  Reflect.apply(lifeline.service.streamStdio, undefined, [call]);
  return call;
}

describe('the lifeline of a host', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells once that the host is gone, five seconds after its stream broke', () => {
    const gone = vi.fn();
    opened(hostLifeline(gone)).emit('cancelled');
    vi.advanceTimersByTime(4999);
    expect(gone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(gone).toHaveBeenCalledOnce();
  });

  it('takes a host that calls for alive, however many streams broke', () => {
    const gone = vi.fn();
    const lifeline = hostLifeline(gone);
    const calls = [opened(lifeline), opened(lifeline)];
    calls.forEach((call) => call.emit('cancelled'));
    lifeline.heard();
    vi.advanceTimersByTime(60_000);
    expect(gone).not.toHaveBeenCalled();
  });

  it('is silent once it was closed from this side', () => {
    const gone = vi.fn();
    const lifeline = hostLifeline(gone);
    const call = opened(lifeline);
    lifeline.close();
    call.emit('cancelled');
    vi.advanceTimersByTime(60_000);
    expect(gone).not.toHaveBeenCalled();
  });
});
