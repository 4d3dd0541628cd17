import { DashboardCursorSync, DataHoverClearEvent, DataHoverEvent } from '@grafana/data';
import { usePanelContext } from '@grafana/ui';
import { useEffect, useRef, useState } from 'react';

/**
 * Grafana's shared crosshair: tells the other panels of a dashboard which time is pointed at here (null: none), and
 * returns the time that is pointed at in another panel, or null. Follows the dashboard's setting.
 */
export function useSharedCrosshair(pointedTimeMs: number | null): number | null {
  const { eventBus, sync } = usePanelContext();
  const [otherTimeMs, setOtherTimeMs] = useState<number | null>(null);
  const isPublishing = useRef(false);
  const isShared = sync !== undefined && sync() !== DashboardCursorSync.Off;

  useEffect(() => {
    if (!isShared) {
      return;
    }
    if (pointedTimeMs !== null) {
      isPublishing.current = true;
      eventBus.publish(new DataHoverEvent({ point: { time: pointedTimeMs } }));
    } else if (isPublishing.current) {
      isPublishing.current = false;
      eventBus.publish(new DataHoverClearEvent());
    }
  }, [eventBus, isShared, pointedTimeMs]);

  useEffect(() => {
    if (!isShared) {
      return undefined;
    }
    const hovering = eventBus.getStream(DataHoverEvent).subscribe((event) => {
      const time: unknown = event.payload.point['time'];
      setOtherTimeMs(typeof time === 'number' && !isPublishing.current ? time : null);
    });
    const leaving = eventBus.getStream(DataHoverClearEvent).subscribe(() => setOtherTimeMs(null));
    return () => {
      hovering.unsubscribe();
      leaving.unsubscribe();
    };
  }, [eventBus, isShared]);

  return isShared ? otherTimeMs : null;
}
