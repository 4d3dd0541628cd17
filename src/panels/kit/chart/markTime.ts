import { AppEvents } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getAppEvents, getBackendSrv } from '@grafana/runtime';

import { type TimeRange } from '../../../core/series/timeRange';

interface Mark {
  readonly span: TimeRange;
  /** A tag beside `covary`: what a person says that it was. */
  readonly kind: 'incident' | 'no-incident' | 'cause';
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
    getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [t('actions.marked', 'Marked.')] });
  } catch {
    const notMarked = t(
      'actions.not-marked',
      'Not marked: annotations need the role Editor, or the right to write this dashboard’s.'
    );
    getAppEvents().publish({ type: AppEvents.alertError.name, payload: [notMarked] });
  }
}
