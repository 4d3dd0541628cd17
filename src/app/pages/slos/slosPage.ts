import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { appRoot } from '../../appRoot';
import { pageScene } from '../pageScene';
import { SlosBody } from './SlosBody';

/** What is left of the error budgets, and the rules that watch how fast they are spent. */
export function slosPage(): SceneAppPage {
  return new SceneAppPage({
    title: t('pages.slos', 'SLOs'),
    subTitle: t('pages.slos-about', 'Error budgets and how fast they are spent, worst first'),
    url: `${appRoot}/slos`,
    routePath: 'slos/*',
    getScene: () => pageScene(new SlosBody({}), 'now-1h'),
  });
}
