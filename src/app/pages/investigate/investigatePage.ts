import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { appRoot } from '../../appRoot';
import { pageScene } from '../pageScene';
import { InvestigationBody } from './InvestigationBody';

/** The page for an investigation: from a symptom to what may have set it off. */
export function investigatePage(): SceneAppPage {
  return new SceneAppPage({
    title: t('pages.investigate', 'Investigate'),
    subTitle: t('pages.investigate-about', 'From a symptom to what may have set it off'),
    url: `${appRoot}/investigate`,
    routePath: 'investigate/*',
    getScene: () => pageScene(new InvestigationBody({}), 'now-6h'),
  });
}
