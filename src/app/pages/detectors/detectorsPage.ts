import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { appRoot } from '../../appRoot';
import { pageScene } from '../pageScene';
import { DetectorsBody } from './DetectorsBody';

/** From a series to a rule that watches it. */
export function detectorsPage(): SceneAppPage {
  return new SceneAppPage({
    title: t('pages.detectors', 'Detectors'),
    subTitle: t('pages.detectors-about', 'From a series to an alert or a rule: tried on the past before it is saved'),
    url: `${appRoot}/detectors`,
    routePath: 'detectors/*',
    getScene: () => pageScene(new DetectorsBody({}), 'now-14d'),
  });
}
