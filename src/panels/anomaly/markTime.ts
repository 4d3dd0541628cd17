import { AppEvents } from '@grafana/data';
import { getAppEvents, getBackendSrv } from '@grafana/runtime';

import { type Span } from './lanesInView';
import { texts } from './texts';

interface Mark {
  readonly span: Span;
  readonly kind: 'incident' | 'no-incident';
  readonly text: string;
  /** The dashboard that the mark belongs to; without one it belongs to the organisation. */
  readonly dashboardUid: string | undefined;
  readonly panelId: number;
}

/** Saves a person's judgement of a time as an annotation of the dashboard, and says whether that was allowed. */
export async function markTime({ span, kind, text, dashboardUid, panelId }: Mark): Promise<void> {
  try {
    await getBackendSrv().post(
      '/api/annotations',
      {
        ...(dashboardUid ? { dashboardUID: dashboardUid, panelId } : {}),
        time: Math.round(span.fromMs),
        timeEnd: Math.round(span.toMs),
        tags: ['covary', kind],
        text,
      },
      { showErrorAlert: false, showSuccessAlert: false }
    );
    getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [texts.marked] });
  } catch {
    getAppEvents().publish({ type: AppEvents.alertError.name, payload: [texts.notMarked] });
  }
}
